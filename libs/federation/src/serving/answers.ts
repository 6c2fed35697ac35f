import { createHash } from 'node:crypto';

import { ACTIVITY_JSON } from '../outgoing/content-types.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';

/** What is sent back, byte for byte. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One of ours, as ActivityPub has it. */
export const documentAnswer = (document: OutgoingDocument, status = 200): Answer =>
  bytesAnswer(serialise(document), status);

/** As `documentAnswer`, of a document that is written already. */
export const bytesAnswer = (body: Buffer, status = 200): Answer => ({
  status,
  headers: { 'Content-Type': ACTIVITY_JSON },
  body,
});

/** What is left of a document: 410 where it is gone for good, 200 where it may come back (FEP-4f05). */
export const tombstoneAnswer = (document: OutgoingDocument, isForGood: boolean): Answer =>
  documentAnswer(document, isForGood ? 410 : 200);

/** The same bytes whether something does not exist or is not for who asks. */
export const NOT_THERE: Answer = {
  status: 404,
  headers: { 'Content-Type': 'application/json' },
  body: Buffer.from('{"error":"not-found"}'),
};

/** An inbox can only be written to; the answer does not tell whether there is one. */
export const WRITE_ONLY: Answer = {
  status: 405,
  headers: { 'Content-Type': 'application/json', Allow: 'POST' },
  body: Buffer.from('{"error":"method-not-allowed"}'),
};

/** A strong validator of an answer. */
export const etagOf = ({ body }: Answer): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
