import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import type { ScannerAddress } from '#libs/config';
import { LIMITS } from '#libs/kernel';

/** What the scanner says of a file; `finding` is its name for what it refuses, null where that file is too long for it. */
export interface Verdict {
  readonly scan: 'clean' | 'refused' | 'not-scanned';
  readonly finding: string | null;
}

/**
 * clamd ends the connection as soon as it takes no more of a file, and a write that meets the end loses what it said before.
 * So it is given this long to say so before each write, and is asked again when a write came in between all the same.
 */
const PAUSE_MS = 1;
const CONVERSATIONS = 4;
const BROKEN = new Set(['EPIPE', 'ECONNRESET']);
const MOST_ANSWER = 4096;
const MOST_FINDING = 200;
const END = Buffer.alloc(4);

/** What cannot stand in the name of a finding. */
const UNPRINTABLE = /[^\x20-\x7e]/g;

/**
 * Sends a file to clamd as its manual describes INSTREAM: chunks with their length before them, an empty one at the end, and
 * one line back. `open` gives the file from its beginning.
 * @throws Error when clamd cannot be reached, says nothing for long, or says that it failed
 */
export const scanForViruses = async (
  address: ScannerAddress,
  open: () => Promise<Readable>,
  signal: AbortSignal,
): Promise<Verdict> => {
  for (let left = CONVERSATIONS; ; left -= 1) {
    try {
      return await converse(address, await open(), signal);
    } catch (error) {
      if (left === 1 || !BROKEN.has(String((error as NodeJS.ErrnoException).code))) throw error;
    }
  }
};

const converse = async (address: ScannerAddress, file: Readable, signal: AbortSignal): Promise<Verdict> => {
  const socket = connect({ ...address, signal });
  const failed = failureOf(socket);
  const answer = answerOf(socket);
  // Whichever comes second has nobody who waits for it.
  for (const outcome of [failed, answer]) outcome.catch(() => undefined);
  try {
    const sent = send(socket, file);
    sent.catch(() => undefined);
    // clamd answers before all is sent where it refuses to take more, and then ends the connection.
    const text = await Promise.race([answer, failed, sent.then(() => answer)]);
    return verdictOf(text);
  } finally {
    socket.destroy();
    file.destroy();
  }
};

const failureOf = async (socket: Socket): Promise<never> => {
  socket.setTimeout(LIMITS.virusScan.idleSeconds * 1000, () =>
    socket.destroy(new Error('clamd said nothing for too long')),
  );
  const [error] = (await once(socket, 'error')) as [Error];
  throw error;
};

/** All that clamd says until it ends the line or the connection. */
const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (piece: string) => {
      text += piece;
      if (text.length > MOST_ANSWER) reject(new Error('clamd says too much'));
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end));
    });
    socket.on('close', () => {
      if (text === '') reject(new Error('clamd ended the connection without an answer'));
      else resolve(text);
    });
  });

const send = async (socket: Socket, file: Readable): Promise<void> => {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of file as AsyncIterable<Buffer>) {
    for (let start = 0; start < piece.length; start += LIMITS.virusScan.chunkBytes) {
      const chunk = piece.subarray(start, start + LIMITS.virusScan.chunkBytes);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      await write(socket, Buffer.concat([length, chunk]));
    }
  }
  await write(socket, END);
};

const write = async (socket: Socket, bytes: Buffer): Promise<void> => {
  await pause(PAUSE_MS);
  await new Promise<void>((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
};

const verdictOf = (answer: string): Verdict => {
  const text = answer.trim();
  if (text === 'stream: OK') return { scan: 'clean', finding: null };
  const finding = /^stream: (.+) FOUND$/s.exec(text)?.[1];
  if (finding !== undefined)
    return { scan: 'refused', finding: finding.replaceAll(UNPRINTABLE, '?').slice(0, MOST_FINDING) };
  if (/size limit exceeded/i.test(text)) return { scan: 'refused', finding: null };
  throw new Error(`clamd failed: ${text.replaceAll(UNPRINTABLE, '?').slice(0, MOST_FINDING)}`);
};
