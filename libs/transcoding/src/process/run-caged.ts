import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';

import { LIMITS } from '#libs/kernel';

import { MediaRefused } from '../media-refused.js';
import type { Toolbox } from './find-ffmpeg.js';

/** What was printed before that is dropped: a hostile file can make ffmpeg complain for ever. */
const LOG_CHARACTERS = 256 * 1024;

export interface CageOptions {
  /** Working folder, into which relative names lead. */
  readonly folder?: string;
  readonly wallMs: number;
  /** Most bytes that one written file may have. */
  readonly fileBytes?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onLine?: (line: string) => void;
}

/** How a run of ffmpeg ended, and the last of what it said. */
export interface Ended {
  readonly code: number | null;
  readonly endedBy: NodeJS.Signals | null;
  readonly log: string;
}

/**
 * Runs ffmpeg within its limits: no shell, no environment, no network where the machine permits, low priority, bounded
 * memory, processor time and file size, and gone with its parent. Aborting, and running out of time, ends the whole
 * process group at once.
 * @throws MediaRefused `took-too-long`; the signal's reason when aborted
 */
export const runCaged = async (tools: Toolbox, args: string[], options: CageOptions): Promise<Ended> => {
  options.signal?.throwIfAborted();
  const [program = tools.ffmpeg, ...rest] = cagedCommand(tools, args, options);
  const child = spawn(program, rest, {
    cwd: options.folder ?? '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Each of glibc's arenas reserves address space, and that is what the memory limit counts.
    env: { LC_ALL: 'C', MALLOC_ARENA_MAX: '2' },
  });
  void yieldToOthers(child);
  const end = () => endGroup(child);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, options.wallMs);
  options.signal?.addEventListener('abort', end);
  try {
    const ended = await outcomeOf(child, options);
    options.signal?.throwIfAborted();
    if (isLate || ended.endedBy === 'SIGXCPU') throw new MediaRefused('took-too-long');
    return ended;
  } finally {
    clearTimeout(timer);
    end();
    options.signal?.removeEventListener('abort', end);
  }
};

/**
 * The programs that ffmpeg is started through; each sets its limit and then becomes the next. The wish to end with the
 * parent comes first, and once more at the end: taking the network away changes privileges, which cancels it.
 */
export const cagedCommand = (
  tools: Toolbox,
  args: readonly string[],
  { wallMs, fileBytes = 0 }: CageOptions,
): string[] => {
  const processorSeconds = Math.ceil((wallMs / 1000) * availableParallelism());
  const limits = [
    `--as=${LIMITS.mediaWorker.memoryBytes}`,
    `--fsize=${fileBytes}`,
    `--cpu=${processorSeconds}`,
  ];
  return [
    ...tools.setpriv,
    ...tools.nice,
    ...(tools.prlimit.length === 0 ? [] : [...tools.prlimit, ...limits]),
    ...tools.unshare,
    ...tools.setpriv,
    tools.ffmpeg,
    ...args,
  ];
};

/**
 * Where Linux gives every session the same share of the processor, a priority counts only among the processes of one. This
 * one is a session of its own, which then needs a low priority as a whole (sched(7), "The autogroup feature").
 */
const yieldToOthers = async ({ pid }: ChildProcess): Promise<void> => {
  // Where there is no such file, or it is not ours to write, the priority of the process is all there is.
  if (pid !== undefined)
    await writeFile(`/proc/${pid}/autogroup`, String(LIMITS.mediaWorker.sessionNiceness)).catch(
      () => undefined,
    );
};

const endGroup = (child: ChildProcess): void => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
};

const outcomeOf = (child: ChildProcess, { onLine }: CageOptions): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let log = '';
    let unfinished = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LOG_CHARACTERS);
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (unfinished + text).slice(-LOG_CHARACTERS).split('\n');
      unfinished = lines.pop() ?? '';
      try {
        for (const line of lines) onLine?.(line);
      } catch (error) {
        reject(error);
      }
    });
    child.on('error', reject);
    child.on('close', (code, endedBy) => resolve({ code, endedBy, log }));
  });
