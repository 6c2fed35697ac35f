import { Readable } from 'node:stream';

import type { ByteRange, ObjectStore } from '#libs/storage';

/** An object that is a part of a longer file. */
export interface FilePart {
  readonly key: string;
  readonly size: number;
}

interface PartRange {
  readonly key: string;
  readonly range: ByteRange;
}

/** Which bytes of which parts make up a range of the whole. */
export const partsOfRange = (parts: readonly FilePart[], { start, end }: ByteRange): PartRange[] => {
  const wanted: PartRange[] = [];
  let before = 0;
  for (const { key, size } of parts) {
    const range = { start: Math.max(start - before, 0), end: Math.min(end - before, size - 1) };
    if (range.start <= range.end) wanted.push({ key, range });
    before += size;
  }
  return wanted;
};

/** The bytes of a range, one part after the other; the next is opened when the last has been read. */
export const joinedParts = (store: ObjectStore, parts: readonly FilePart[], range: ByteRange): Readable =>
  Readable.from(
    (async function* read() {
      for (const part of partsOfRange(parts, range)) yield* await store.get(part.key, { range: part.range });
    })(),
    { objectMode: false },
  );
