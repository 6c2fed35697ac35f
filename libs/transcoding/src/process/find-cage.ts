import { LIMITS } from '#libs/kernel';

import { findProgram, printed } from './find-program.js';

/** The programs that hold another one within its limits: each with its first arguments, or empty where none works. */
export interface Cage {
  readonly nice: readonly string[];
  readonly prlimit: readonly string[];
  readonly setpriv: readonly string[];
  readonly unshare: readonly string[];
}

let found: Promise<Cage> | undefined;

/** What this machine has; it is looked for once. */
export const findCage = (): Promise<Cage> => (found ??= lookForCage());

const lookForCage = async (): Promise<Cage> => {
  const [nice, prlimit, setpriv, unshare] = await Promise.all([
    workingHolder('nice', ['-n', String(LIMITS.mediaWorker.niceness)]),
    workingHolder('prlimit', ['--core=0']),
    workingHolder('setpriv', ['--pdeathsig', 'KILL']),
    workingHolder('unshare', ['-rn']),
  ]);
  return { nice, prlimit, setpriv, unshare };
};

/** Some systems lack an option, and containers may forbid a new network, so only a trial tells. */
const workingHolder = async (name: string, args: readonly string[]): Promise<string[]> => {
  const program = await findProgram(name);
  if (program === null) return [];
  return (await printed(program, [...args, process.execPath, '--version'])) === null
    ? []
    : [program, ...args];
};
