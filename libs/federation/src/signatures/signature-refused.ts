/** Why a request was not believed. */
export type SignatureRefusal =
  /** No signature of either scheme. */
  | 'signature-missing'
  /** A signature's header cannot be read, or says a thing twice. */
  | 'signature-malformed'
  /** Method, address or a header holds what no request over HTTP can hold. */
  | 'request-malformed'
  | 'key-id-unacceptable'
  | 'algorithm-unsupported'
  /** RFC 9421 covers a component in a way that we do not compute. */
  | 'component-unsupported'
  | 'target-not-covered'
  | 'host-not-covered'
  | 'date-not-covered'
  | 'digest-not-covered'
  /** Something is covered that the request does not have. */
  | 'field-absent'
  /** The request was made for another host. */
  | 'host-differs'
  | 'date-malformed'
  | 'dated-too-early'
  | 'dated-too-late'
  | 'expired'
  | 'lifetime-too-long'
  | 'digest-malformed'
  /** No algorithm of the digest is one of ours. */
  | 'digest-unsupported'
  | 'digest-differs'
  /** The key's host says that there is no such key any more. */
  | 'key-gone'
  | 'key-unreachable'
  | 'key-unacceptable'
  /** Everything is as it should be, but this key did not sign this. */
  | 'signature-differs';

/** Carries a refusal to `verifyRequest`, which turns it into its verdict; it never leaves this folder. */
export class SignatureRefused extends Error {
  constructor(readonly because: SignatureRefusal) {
    super(because);
    this.name = 'SignatureRefused';
  }
}

export function refuse(because: SignatureRefusal): never {
  throw new SignatureRefused(because);
}
