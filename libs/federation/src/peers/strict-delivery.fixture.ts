import { createHash, verify } from 'node:crypto';

import type { Complaints } from './shape.fixture.js';

/** A request to an inbox, or one that reads a document; header names in lower case. */
export interface SignedRequest {
  readonly method: 'get' | 'post';
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The key of the sender, PEM. */
  readonly publicKey: string;
  /** When it arrives. */
  readonly at: Date;
}

type Parameters = Readonly<Record<string, string>>;

const LITERALS = [
  'application/activity+json',
  'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
];
const MINUTE = 60_000;

const when = (broken: boolean, complaint: string): Complaints => (broken ? [complaint] : []);

/** The parameters that stand in quotation marks, as strict parsers read them. */
const quoted = (header: string): Parameters =>
  Object.fromEntries([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

const signature = ({ headers }: SignedRequest): Parameters => quoted(headers['signature'] ?? '');

const digestOf = (body: Buffer): string => `SHA-256=${createHash('sha256').update(body).digest('base64')}`;

const signedLines = (request: SignedRequest): string =>
  (signature(request)['headers'] ?? 'date')
    .split(' ')
    .map((name) =>
      name === '(request-target)'
        ? `(request-target): ${request.method} ${request.target}`
        : `${name}: ${request.headers[name] ?? ''}`,
    )
    .join('\n');

const isSigned = (request: SignedRequest): boolean =>
  verify(
    'sha256',
    Buffer.from(signedLines(request)),
    request.publicKey,
    Buffer.from(signature(request)['signature'] ?? '', 'base64'),
  );

const covers = (request: SignedRequest, ...needed: string[]): Complaints => {
  const signed = (signature(request)['headers'] ?? '').split(' ');
  return needed.filter((name) => !signed.includes(name)).map((name) => `${name} is not signed`);
};

const isFresh = ({ headers, at }: SignedRequest, minutes: number): boolean =>
  Math.abs(at.getTime() - Date.parse(headers['date'] ?? '')) <= minutes * MINUTE;

const everybody = (request: SignedRequest): Complaints => when(!isSigned(request), 'wrong signature');

const onPost = (request: SignedRequest, complaints: Complaints): Complaints =>
  request.method === 'post' ? complaints : [];

const wholeDigest = (request: SignedRequest): Complaints =>
  onPost(
    request,
    when(request.headers['digest'] !== digestOf(request.body), 'Digest is not exactly SHA-256=…'),
  );

/** What each peer holds against a signed request. */
export const strictDelivery = {
  lemmy: (request) => [
    ...everybody(request),
    ...when(!/keyId="([^"]+)#([^"]+)"/.test(request.headers['signature'] ?? ''), 'keyId has no #'),
    ...onPost(request, [
      ...when(!LITERALS.includes(request.headers['content-type'] ?? ''), 'Content-Type is no literal'),
      ...when(
        !(request.headers['digest'] ?? '').split(',').every((part) => part.trim() === digestOf(request.body)),
        'Digest is missing or of another body',
      ),
    ]),
    ...when(!isFresh(request, 60), 'Date is too old'),
  ],
  nodebb: (request) => [
    ...everybody(request),
    ...when(!(request.headers['signature'] ?? '').includes('keyId="'), 'no keyId'),
    ...wholeDigest(request),
    ...onPost(
      request,
      when(
        !LITERALS.includes(request.headers['content-type'] ?? '') &&
          !LITERALS.includes(request.headers['accept'] ?? ''),
        'neither Content-Type nor Accept is a literal',
      ),
    ),
  ],
  mastodon: (request) => [
    ...everybody(request),
    ...when(!['rsa-sha256', 'hs2019'].includes(signature(request)['algorithm'] ?? 'hs2019'), 'algorithm'),
    ...covers(request, 'date', ...(request.method === 'post' ? ['digest'] : ['host'])),
    ...when(!isFresh(request, 60), 'Date is too old'),
  ],
  peertube: (request) => [
    ...everybody(request),
    ...wholeDigest(request),
    ...covers(request, '(request-target)', 'host', 'date', ...(request.method === 'post' ? ['digest'] : [])),
    ...when(!isFresh(request, 30), 'Date is too old'),
  ],
  misskey: (request) => [
    ...everybody(request),
    ...covers(request, '(request-target)', 'host', 'date', ...(request.method === 'post' ? ['digest'] : [])),
  ],
  discourse: (request) => [
    ...everybody(request),
    ...['keyId', 'algorithm', 'headers', 'signature']
      .filter((name) => signature(request)[name] === undefined)
      .map((name) => `${name} is not in quotation marks`),
    ...when(/(?:created|expires)=\d/.test(request.headers['signature'] ?? ''), 'a bare number'),
    ...covers(request, 'date', ...(request.method === 'post' ? ['digest'] : ['host'])),
  ],
  piefed: (request) => [
    ...everybody(request),
    ...['algorithm', 'headers']
      .filter((name) => signature(request)[name] === undefined)
      .map((name) => `${name} is missing`),
    ...wholeDigest(request),
  ],
} as const satisfies Record<string, (request: SignedRequest) => Complaints>;

/** Lemmy compares the type of an answer with three whole strings. */
export const strictContentType = (contentType: string): Complaints =>
  when(
    ![...LITERALS, 'application/activity+json; charset=utf-8'].includes(contentType),
    'Content-Type is no literal',
  );
