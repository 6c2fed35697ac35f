import { MediaRefused, type RefusalCode } from '../media-refused.js';
import type { Ended } from './run-caged.js';

const MACHINE = /No space left on device|Read-only file system|Input\/output error|Permission denied/;

/** What ffmpeg says, the first that applies: too many streams end as memory that it could not get. */
const SAYINGS: readonly (readonly [RegExp, RefusalCode])[] = [
  [/exceeds max_streams/, 'too-many-streams'],
  // Where all decoders were to stay closed, this is no finding.
  [/not on whitelist '(?!none')/, 'codec-not-allowed'],
  [/Cannot allocate memory|malloc of size \d+ failed/, 'out-of-memory'],
  [/File too large/, 'too-much-output'],
];

/** A decoder that crashes does so at the next attempt too; any other signal came from outside. */
const SIGNALS: Partial<Record<NodeJS.Signals, RefusalCode>> = {
  SIGXFSZ: 'too-much-output',
  SIGSEGV: 'broken',
  SIGABRT: 'broken',
  SIGFPE: 'broken',
  SIGILL: 'broken',
  SIGBUS: 'broken',
};

/**
 * The error for a run of ffmpeg that did not succeed: a refusal where the file is to blame, an ordinary Error where the
 * machine is, or whoever ended the process.
 */
export const explainFailure = ({ endedBy, log }: Ended): Error => {
  const last = log.trimEnd().split('\n').slice(-3).join(' | ').slice(-500);
  if (endedBy !== null) {
    const code = SIGNALS[endedBy];
    return code === undefined ? new Error(`ffmpeg was ended by ${endedBy}`) : new MediaRefused(code, endedBy);
  }
  const [, code] = SAYINGS.find(([saying]) => saying.test(log)) ?? [];
  if (code !== undefined) return new MediaRefused(code, last);
  return MACHINE.test(log)
    ? new Error(`ffmpeg could not read or write: ${last}`)
    : new MediaRefused('broken', last);
};
