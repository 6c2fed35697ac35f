import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A private key and the certificate for it, both PEM. */
export interface Certified {
  readonly key: string;
  readonly cert: string;
}

/** An authority whose key is kept nowhere but in this process: what it certifies is trusted by whoever trusts `pem`. */
export interface CertificateAuthority {
  readonly pem: string;
  /** A certificate of a TLS server for these host names. */
  issue(...hosts: readonly string[]): Certified;
}

/** Tags of DER, the encoding of certificates (ITU-T X.690). */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  identifier: 0x06,
  text: 0x0c,
  sequence: 0x30,
  set: 0x31,
  time: 0x18,
  /** [2] of GeneralName: a DNS name. */
  dnsName: 0x82,
  /** [0] and [3] of a certificate. */
  version: 0xa0,
  extensions: 0xa3,
} as const;

const lengthOf = (bytes: number): Buffer => {
  if (bytes < 0x80) return Buffer.from([bytes]);
  const hex = bytes.toString(16);
  const digits = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
};

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...parts);
const identifier = (hex: string): Buffer => der(TAG.identifier, Buffer.from(hex, 'hex'));
const bits = (content: Uint8Array): Buffer => der(TAG.bits, Buffer.from([0]), content);
const yes = der(TAG.boolean, Buffer.from([0xff]));
const time = (date: Date): Buffer =>
  der(TAG.time, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`));

const OID = {
  commonName: '550403',
  ecdsaWithSha256: '2a8648ce3d040302',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
};

const nameOf = (text: string): Buffer =>
  sequence(der(TAG.set, sequence(identifier(OID.commonName), der(TAG.text, Buffer.from(text)))));

const algorithm = sequence(identifier(OID.ecdsaWithSha256));

const isAuthority = sequence(identifier(OID.basicConstraints), yes, der(TAG.octets, sequence(yes)));

const forHosts = (hosts: readonly string[]): Buffer => {
  const names = sequence(...hosts.map((host) => der(TAG.dnsName, Buffer.from(host))));
  return sequence(identifier(OID.subjectAltName), der(TAG.octets, names));
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Statement {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extension: Buffer;
  readonly days: number;
}

/** An X.509 certificate of version 3 (RFC 5280, section 4.1), valid from an hour ago for so many days. */
const certify = (
  { subject, publicKey, extension, days }: Statement,
  issuer: string,
  key: KeyObject,
): string => {
  const statement = sequence(
    der(TAG.version, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, Buffer.from([1]), randomBytes(8)),
    algorithm,
    nameOf(issuer),
    sequence(time(new Date(Date.now() - HOUR_MS)), time(new Date(Date.now() + days * DAY_MS))),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(TAG.extensions, sequence(extension)),
  );
  const certificate = sequence(statement, algorithm, bits(sign('sha256', statement, key)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};

/** A new certificate authority of its own key (ECDSA P-256), whose certificates hold for so many days. */
export const certificateAuthority = (name = 'Test authority', days = 1): CertificateAuthority => {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    pem: certify(
      { subject: name, publicKey: own.publicKey, extension: isAuthority, days },
      name,
      own.privateKey,
    ),
    issue(...hosts) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const statement = { subject: hosts[0] ?? '', publicKey, extension: forHosts(hosts), days };
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      return { key, cert: certify(statement, name, own.privateKey) };
    },
  };
};
