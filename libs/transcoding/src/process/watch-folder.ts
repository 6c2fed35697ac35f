import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { MediaRefused } from '../media-refused.js';

const EVERY_MS = 3000;

/** Looks at a folder from time to time; the signal is aborted with a refusal when it holds more than it may. */
export const watchFolder = (folder: string, mostBytes: number): { signal: AbortSignal; stop: () => void } => {
  const tooMuch = new AbortController();
  const timer = setInterval(() => {
    void bytesIn(folder).then(
      (bytes) => bytes > mostBytes && tooMuch.abort(new MediaRefused('too-much-output')),
      () => undefined,
    );
  }, EVERY_MS);
  return { signal: tooMuch.signal, stop: () => clearInterval(timer) };
};

const bytesIn = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const entry of entries.filter((found) => found.isFile()))
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
};
