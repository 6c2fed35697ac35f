import { createReadStream } from 'node:fs';

// Tab, line feed, form feed and carriage return are all that text needs below the space.
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const HEAD_BYTES = 1024;
// What a browser or a shell would run. A mark-up document begins so, after white space at most.
const RUNNABLE = /^[\s\u{feff}]*(?:<[a-z!?/]|#!)/iu;

const hasControl = (bytes: Buffer): boolean => bytes.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte));

/** Encodings with two bytes a character hold NUL bytes; spreadsheets export them with this mark in front. */
const wideEncoding = (head: Buffer): 'utf-16le' | 'utf-16be' | null => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
};

/** Reads pieces of a wide encoding; null when they are not valid in it. */
const wideReader = (encoding: 'utf-16le' | 'utf-16be'): ((chunk?: Buffer) => Buffer | null) => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (chunk) => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch {
      return null;
    }
  };
};

const isRunnable = (head: Buffer, encoding: string | null): boolean => {
  const start = head.subarray(0, HEAD_BYTES);
  return RUNNABLE.test(encoding === null ? start.toString('utf8') : new TextDecoder(encoding).decode(start));
};

/**
 * Whether a file is text that nothing would take for a program or a document with mark-up: UTF-16 with its
 * mark, or any one-byte encoding or UTF-8 without control characters. Reads in pieces, so size does not matter.
 */
export const isPlainText = async (path: string): Promise<boolean> => {
  let read: ((chunk?: Buffer) => Buffer | null) | null = null;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (read === null) {
      const encoding = wideEncoding(chunk);
      if (isRunnable(chunk, encoding)) return false;
      read = encoding === null ? (bytes) => bytes ?? Buffer.alloc(0) : wideReader(encoding);
    }
    const text = read(chunk);
    if (text === null || hasControl(text)) return false;
  }
  return read?.() !== null;
};
