import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import type { Account } from './embedded-postgres-account.js';

const run = promisify(execFile);

/** Absolute paths of the PostgreSQL programs that the cluster's account can execute. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' };

/** Folders outside any home directory; root owns what is put there. */
const SHARED_CACHES = ['/var/cache/guildhall', '/tmp/guildhall-cache'];

/**
 * Finds programs that `account` can execute. A clone below a folder that only root may enter hides
 * `node_modules` from that account, so in that case the programs are copied once to a place all may enter.
 * @throws Error when the platform has none, or when no place for the copy works
 */
export async function findPrograms(account: Account | undefined): Promise<Programs> {
  const packaged = locatePackage();
  if (await isRunnable(programsIn(packaged), account)) return programsIn(packaged);
  if (!account)
    throw new Error(
      `The PostgreSQL programs in ${packaged} do not run here. Set DATABASE_URL to use a PostgreSQL server.`,
    );
  const { version } = JSON.parse(await readFile(join(dirname(packaged), 'package.json'), 'utf8')) as {
    version: string;
  };
  for (const cache of SHARED_CACHES) {
    const copy = join(cache, `postgresql-${version}-${process.arch}`);
    const done = await copyPrograms(packaged, cache, copy).catch(() => false);
    if (done && (await isRunnable(programsIn(copy), account))) return programsIn(copy);
  }
  throw new Error(
    `PostgreSQL must not run as root, and user id ${account.uid} cannot reach ${packaged} nor a copy of it in ` +
      `${SHARED_CACHES.join(' or ')}. Start the server as an ordinary user, or set DATABASE_URL.`,
  );
}

const programsIn = (folder: string): Programs => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
});

function locatePackage(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(dirname(createRequire(owner).resolve(name))), 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL (${name}) for this machine. Set DATABASE_URL to use a PostgreSQL server.`,
    );
  }
}

async function isRunnable(programs: Programs, account: Account | undefined): Promise<boolean> {
  return run(programs.postgres, ['--version'], { cwd: '/', ...account }).then(
    () => true,
    () => false,
  );
}

async function copyPrograms(from: string, cache: string, to: string): Promise<boolean> {
  await mkdir(cache, { recursive: true, mode: 0o755 });
  const folder = await stat(cache);
  // Anybody may write to /tmp: never execute from a folder that is not root's alone.
  if (folder.uid !== 0 || (folder.mode & 0o022) !== 0) return false;
  await chmod(cache, 0o755);
  if (await stat(to).catch(() => undefined)) return true;
  const unfinished = `${to}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true, force: true }));
  return true;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
