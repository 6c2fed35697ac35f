import type { IncomingMessage } from 'node:http';
import { pipeline, Transform, type Readable } from 'node:stream';

import { FetchFailed, failedBy } from './failure.js';

/** What a streamed body may have. */
export interface StreamLimits {
  readonly bytes: number;
  /** From the head of the answer to its last byte, however slowly the reader reads. */
  readonly seconds: number;
}

const WATCH_SECONDS = 10;
const LEAST_BYTES = 10 * 1024;

/**
 * The body of an answer as a stream that ends with a `FetchFailed` (`too-large`, `timeout`, `unreachable`) when it
 * grows too long, trickles (less than 1 KiB a second over ten seconds while the reader waits) or breaks off.
 * Destroying it destroys the connection. `closed` is called once, however it ends.
 */
export const boundedStream = (
  response: IncomingMessage,
  limits: StreamLimits,
  closed: () => void,
  watchSeconds = WATCH_SECONDS,
): Readable => {
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      bytes += chunk.byteLength;
      if (bytes > limits.bytes) pass(new FetchFailed({ kind: 'too-large' }));
      else pass(null, chunk);
    },
    destroy(error, pass) {
      pass(error === null ? null : failedBy(error));
    },
  });
  const end = (): void => void body.destroy(new FetchFailed({ kind: 'timeout' }));
  const total = setTimeout(end, limits.seconds * 1000);
  const isAwaited = (): boolean => !response.complete && body.readableLength < body.readableHighWaterMark;
  const watch = watchTrickle(() => (isAwaited() ? bytes : null), watchSeconds, end);
  body.once('close', () => {
    clearTimeout(total);
    clearInterval(watch);
    response.destroy();
    closed();
  });
  // A reader learns of a failure from the body; one that has gone away needs not to.
  body.on('error', () => undefined);
  pipeline(response, body, () => undefined);
  return body;
};

/** @param bytes what has come so far; `null` while nothing needs to come */
const watchTrickle = (bytes: () => number | null, seconds: number, end: () => void) => {
  let before: number | null = 0;
  return setInterval(() => {
    const now = bytes();
    const isTooLittle =
      now !== null && before !== null && now - before < LEAST_BYTES * (seconds / WATCH_SECONDS);
    before = now;
    if (isTooLittle) end();
  }, seconds * 1000);
};
