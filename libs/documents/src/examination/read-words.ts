import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { LIMITS } from '#libs/kernel';
import { MediaRefused, runProgramCaged } from '#libs/transcoding';

import type { PageOfWords } from './cut-into-passages.js';

const { seconds, memoryBytes, characters, unpackedBytes } = LIMITS.documentText;

const MIB = 1024 * 1024;

/** One line that the process prints. It has read a hostile file, so nothing of it is believed. */
const line = z.object({ page: z.number().int().min(1).max(1_000_000).nullable(), text: z.string() });

const PROGRAM = ['words-process.js', 'words-process.ts']
  .map((name) => fileURLToPath(new URL(name, import.meta.url)))
  .find((path) => existsSync(path));

/** The folder of packages that the process reads its own from. */
const packages = (): string => {
  const entry = createRequire(import.meta.url).resolve('fflate');
  return join(entry.slice(0, entry.lastIndexOf('node_modules')), 'node_modules');
};

/**
 * Reads the words inside a document in a process of its own, which may read nothing but the file and its own program, and
 * has no network where the machine permits.
 * @returns the words by their pages, or null where they cannot be had
 */
export const readWords = async (
  file: string,
  mediaType: string,
  signal: AbortSignal,
): Promise<PageOfWords[] | null> => {
  if (PROGRAM === undefined) throw new Error('The program that reads words is missing');
  const pages: PageOfWords[] = [];
  let taken = 0;
  const readable = [file, PROGRAM, join(packages(), '*')].map((path) => `--allow-fs-read=${path}`);
  const limits = [`--max-old-space-size=${Math.floor(memoryBytes / 2 / MIB)}`, '--permission', ...readable];
  const command = [process.execPath, '--no-warnings', ...limits, PROGRAM, file, mediaType];
  try {
    const { code } = await runProgramCaged([...command, String(characters), String(unpackedBytes)], {
      wallMs: seconds * 1000,
      memory: { bytes: memoryBytes, counts: 'data' },
      signal,
      onLine: (printed) => {
        const page = line.parse(JSON.parse(printed));
        taken += page.text.length;
        if (taken > characters) throw new MediaRefused('too-much-output');
        pages.push(page);
      },
    });
    return code === 0 ? pages : null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof MediaRefused || error instanceof z.ZodError || error instanceof SyntaxError)
      return null;
    throw error;
  }
};
