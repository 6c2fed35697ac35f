import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A lock file says which process owns a cluster and, once it serves, on which port. */
export interface Lock {
  /** Records the port, for commands that want to join the running cluster. */
  announce(port: number): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  readonly birth: string;
  readonly port?: number;
}

/** A server that is told to stop has this long to make way for its successor. */
const PATIENCE_MS = 8_000;

/**
 * Takes the lock, also from a process that ended without releasing it; one that is just ending is waited for.
 * @throws Error naming the process that holds it
 */
export async function takeLock(path: string): Promise<Lock> {
  const own: Holder = { pid: process.pid, birth: await birthOf(process.pid) };
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await createWhole(path, own))) {
    const found = await readText(path);
    const holder = parse(found);
    if (!holder || !(await isAlive(holder))) await removeStale(path, found);
    else if (holder.pid === process.pid || Date.now() > deadline) throw new Error(inUse(path, holder.pid));
    else await delay(100);
  }
  return {
    announce: (port) => writeWhole(path, { ...own, port }),
    release: () => rm(path, { force: true }),
  };
}

/** The port of the cluster that a living process serves under this lock, if there is one. */
export async function readAnnouncedPort(path: string): Promise<number | undefined> {
  const holder = parse(await readText(path));
  return holder && (await isAlive(holder)) ? holder.port : undefined;
}

const inUse = (path: string, pid: number): string =>
  `Another Guildhall server (process ${pid}) uses this data folder. Stop it first, or set another DATA_DIR. (Lock: ${path})`;

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

async function createWhole(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  // A hard link appears whole or not at all, and fails where the name is taken.
  const made = await link(draft, path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  await rm(draft, { force: true });
  return made;
}

async function writeWhole(path: string, holder: Holder): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  await rename(draft, path);
}

async function removeStale(path: string, seen: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  await rename(path, aside).catch(() => undefined);
  // Somebody else may have taken the lock since we read it: then give it back.
  if ((await readText(aside)) !== seen) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function parse(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    return value && typeof value.pid === 'number' && typeof value.birth === 'string'
      ? (value as Holder)
      : undefined;
  } catch {
    return undefined;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return holder.birth === (await birthOf(holder.pid));
}

/** Boot and start time of a process; process numbers are used again, soon so in containers. */
async function birthOf(pid: number): Promise<string> {
  const status = await readText(`/proc/${pid}/stat`);
  if (!status) return '';
  const boot = (await readText('/proc/sys/kernel/random/boot_id')).trim();
  // The program's name, field 2, may hold spaces; the fields after it begin with number 3.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  // Ended, but nobody has asked how: common in containers without an init process.
  if (fields[0] === 'Z' || fields[0] === 'X') return '';
  return `${boot}/${fields[19]}`;
}
