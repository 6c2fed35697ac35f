import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { pipeline } from 'node:stream/promises';

const HEADERS = { 'tus-resumable': '1.0.0' };

/** An upload that has arrived. */
export interface Sent {
  readonly address: string;
  /** Milliseconds from its first byte to the answer after its last. */
  readonly took: number;
}

const patch = async (address: string, cookie: string, file: string, size: number): Promise<void> => {
  const outgoing = request(address, {
    method: 'PATCH',
    headers: {
      ...HEADERS,
      cookie,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': size,
    },
  });
  const answered = new Promise<number>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
  });
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), outgoing);
  const status = await answered;
  if (status !== 204) throw new Error(`The upload was answered with ${status}.`);
};

/** Uploads a file in one piece (tus 1.0). */
export const sendByTus = async (uploads: string, cookie: string, file: string): Promise<Sent> => {
  const { size } = await stat(file);
  const created = await fetch(uploads, {
    method: 'POST',
    headers: { ...HEADERS, cookie, 'upload-length': String(size) },
  });
  const address = new URL(created.headers.get('location') ?? '', uploads).href;
  const begun = performance.now();
  await patch(address, cookie, file, size);
  return { address, took: performance.now() - begun };
};

/** Takes an upload away again (tus 1.0, extension termination). */
export const removeByTus = async (address: string, cookie: string): Promise<void> => {
  await fetch(address, { method: 'DELETE', headers: { ...HEADERS, cookie } });
};
