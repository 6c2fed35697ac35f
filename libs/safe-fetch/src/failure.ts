/** Why a request was not made, or its answer not taken, although the other side may be well. */
export type Refusal =
  /** Not a string, too long, or with characters that a URL parser would change or drop. */
  | 'malformed'
  | 'not-https'
  | 'user-info'
  /** Not an ASCII name with a dot: a number in any notation, a single label, a final dot. */
  | 'host-name'
  | 'port'
  | 'denied-host'
  /** The name leads, among others or only, to an address that is not public. */
  | 'private-address'
  | 'too-many-redirects'
  | 'redirect-loop'
  | 'budget-spent'
  /** Not a JSON object in UTF-8, or nested too deeply. */
  | 'not-json'
  | 'id-missing'
  /** The `id` is not where the document was found. */
  | 'id-mismatch';

/** Everything that can come of a request instead of what was asked for. Nothing in it is text of the other side. */
export type FetchFailure =
  | { readonly kind: 'refused'; readonly why: Refusal }
  | {
      readonly kind: 'unreachable';
      readonly why: 'name' | 'connection' | 'certificate' | 'cut-off' | 'protocol' | 'failed-recently';
      /** The system's or library's code (`ECONNREFUSED`), for the log. */
      readonly code: string | null;
    }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'too-large' }
  /** `type` is the content type or encoding that came, cut to 100 characters. */
  | { readonly kind: 'wrong-type'; readonly type: string | null }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds: number | null };

/** Carries a failure to the caller; a body that is being streamed ends with it. */
export class FetchFailed extends Error {
  constructor(readonly failure: FetchFailure) {
    super('why' in failure ? `${failure.kind}: ${failure.why}` : failure.kind);
    this.name = 'FetchFailed';
  }
}

export const refused = (why: Refusal): FetchFailed => new FetchFailed({ kind: 'refused', why });

/** What a failed socket, TLS handshake, HTTP parser or decompressor means. */
export const failedBy = (error: unknown): FetchFailed => {
  if (error instanceof FetchFailed) return error;
  const code = codeOf(error);
  if (code === 'HPE_HEADER_OVERFLOW') return new FetchFailed({ kind: 'too-large' });
  return new FetchFailed({ kind: 'unreachable', why: meaningOf(code), code });
};

/** The code of an error of Node.js. */
export const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;

const CONNECTION = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL']);
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_CLOSED_CONNECTION']);

/** Codes of OpenSSL's verification have no common prefix; those of its protocol errors have. */
const CERTIFICATE = /CERT|SIGNATURE|ISSUER|CRL|ERR_SSL|ERR_TLS|EPROTO/;

const meaningOf = (code: string | null): 'connection' | 'cut-off' | 'certificate' | 'protocol' => {
  if (code === null || CUT_OFF.has(code)) return 'cut-off';
  if (CONNECTION.has(code)) return 'connection';
  return CERTIFICATE.test(code) ? 'certificate' : 'protocol';
};
