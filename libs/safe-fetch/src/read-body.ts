import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

import { FetchFailed, failedBy } from './failure.js';

/** The encodings that `decoderOf` undoes, as `Accept-Encoding` names them. */
export const ENCODINGS = 'gzip, br';

/**
 * Reads a whole body, unpacked. Both what comes and what it unpacks to may have `most` bytes; beyond that, when the
 * body breaks off and when `signal` aborts, the connection is destroyed.
 * @throws FetchFailed
 */
export const readBody = async (
  response: IncomingMessage,
  most: number,
  signal: AbortSignal,
): Promise<Buffer> => {
  const { socket } = response;
  const abort = (): void => void response.destroy(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    refuseDeclaredLength(response, most);
    const decoder = decoderOf(response.headers['content-encoding']);
    return await collect(response, decoder, most);
  } catch (error) {
    // All of it may have come already: then destroying the response would leave the connection open.
    response.destroy();
    socket.destroy();
    throw signal.aborted ? signal.reason : failedBy(error);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};

const refuseDeclaredLength = ({ headers }: IncomingMessage, most: number): void => {
  if (Number(headers['content-length'] ?? 0) > most) throw new FetchFailed({ kind: 'too-large' });
};

const collect = async (
  response: IncomingMessage,
  decoder: Transform | null,
  most: number,
): Promise<Buffer> => {
  if (decoder === null) return collected(most)(response);
  return pipeline(response, bounded(most), decoder, collected(most));
};

/** Several encodings on top of each other are what bombs are made of; no server that means well sends them. */
const decoderOf = (encoding = 'identity'): Transform | null => {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
    case '':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FetchFailed({ kind: 'wrong-type', type: encoding.slice(0, 100) });
  }
};

const bounded = (most: number) =>
  async function* limit(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > most) throw new FetchFailed({ kind: 'too-large' });
      yield chunk;
    }
  };

const collected =
  (most: number) =>
  async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of bounded(most)(source)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

/**
 * Reads the beginning of a body, as it came and at most `most` bytes of it, for at most `seconds`. What has not come
 * by then does not matter; the connection is kept only after the end of the body.
 */
export const readBeginning = (response: IncomingMessage, most: number, seconds: number): Promise<Buffer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (): void => {
      clearTimeout(timer);
      if (!response.readableEnded) response.destroy();
      resolve(Buffer.concat(chunks).subarray(0, most));
    };
    const timer = setTimeout(finish, seconds * 1000);
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes > most) finish();
    });
    response.once('end', finish).once('close', finish).on('error', finish);
  });
