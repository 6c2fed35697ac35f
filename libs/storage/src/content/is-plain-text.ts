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

const decodes = (decoder: TextDecoder, chunk?: Buffer): string | null => {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    return null;
  }
};

/**
 * Whether a file is text that nothing would take for a program or a document with mark-up: UTF-16 with its
 * mark, or any one-byte encoding or UTF-8 without control characters. Reads in pieces, so size does not matter.
 */
export const isPlainText = async (path: string): Promise<boolean> => {
  let wide: TextDecoder | null = null;
  let first = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first) {
      const encoding = wideEncoding(chunk);
      wide = encoding === null ? null : new TextDecoder(encoding, { fatal: true });
      const head = chunk.subarray(0, HEAD_BYTES).toString(encoding === 'utf-16le' ? 'utf16le' : 'utf8');
      if (RUNNABLE.test(head)) return false;
    }
    first = false;
    const text = wide === null ? null : decodes(wide, chunk);
    if (wide === null ? hasControl(chunk) : text === null || hasControl(Buffer.from(text))) return false;
  }
  return wide === null || decodes(wide) !== null;
};
