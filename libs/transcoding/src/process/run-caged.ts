import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';

import { LIMITS } from '#libs/kernel';

import { MediaRefused } from '../media-refused.js';
import { findClosedRoom, inRoom, type ClosedRoom, type Sight } from './closed-room.js';
import { findCage, type Cage } from './find-cage.js';
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
  /** Most bytes of memory. A program that reserves far more addresses than it fills is held by what it fills. */
  readonly memory?: { readonly bytes: number; readonly counts: 'addresses' | 'data' };
  readonly environment?: Readonly<Record<string, string>>;
  /** All that it sees of the files of the machine; everything that its user may read when left out. */
  readonly sight?: Sight;
}

/** How a run ended, and the last of what it said. */
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
export const runCaged = (tools: Toolbox, args: string[], options: CageOptions): Promise<Ended> =>
  run(cagedCommand(tools, args, options), options);

/**
 * As `runCaged`, for any other program that works on what somebody uploaded.
 * @throws MediaRefused `took-too-long`; the signal's reason when aborted
 * @throws Error where it is to see some files only, and this machine has no closed rooms
 */
export const runProgramCaged = async (command: readonly string[], options: CageOptions): Promise<Ended> => {
  const room = options.sight === undefined ? null : await findClosedRoom();
  if (options.sight !== undefined && room === null) throw new Error('There are no closed rooms here.');
  return run(commandInCage(await findCage(), command, options, room), options);
};

const run = async ([program = '', ...args]: readonly string[], options: CageOptions): Promise<Ended> => {
  options.signal?.throwIfAborted();
  const child = spawn(program, args, {
    cwd: options.folder ?? '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Each of glibc's arenas reserves address space, and that is what the memory limit counts.
    env: { LC_ALL: 'C', MALLOC_ARENA_MAX: '2', ...options.environment },
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

/** The programs that ffmpeg is started through. */
export const cagedCommand = (tools: Toolbox, args: readonly string[], options: CageOptions): string[] =>
  commandInCage(tools, [tools.ffmpeg, ...args], options);

/**
 * The programs that another one is started through; each sets its limit and then becomes the next. The wish to end with the
 * parent comes first, and once more at the end: taking the network away changes privileges, which cancels it.
 */
const commandInCage = (
  cage: Cage,
  command: readonly string[],
  { wallMs, fileBytes = 0, memory, sight }: CageOptions,
  room: ClosedRoom | null = null,
): string[] => {
  const processorSeconds = Math.ceil((wallMs / 1000) * availableParallelism());
  const limits = [
    `--${memory?.counts === 'data' ? 'data' : 'as'}=${memory?.bytes ?? LIMITS.mediaWorker.memoryBytes}`,
    `--fsize=${fileBytes}`,
    `--cpu=${processorSeconds}`,
  ];
  return [
    ...cage.setpriv,
    ...cage.nice,
    ...(cage.prlimit.length === 0 ? [] : [...cage.prlimit, ...limits]),
    ...(room !== null && sight !== undefined
      ? inRoom(room, cage.setpriv, sight, command)
      : [...cage.unshare, ...cage.setpriv, ...command]),
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
