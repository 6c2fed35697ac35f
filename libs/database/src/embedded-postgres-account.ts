import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The unprivileged account that the cluster runs under when the server itself runs as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const OWN_ACCOUNT = 'guildhall-postgres';

/**
 * Who runs PostgreSQL: nobody special (`undefined`) for an ordinary user; for root, who may not run PostgreSQL,
 * the owner of an existing cluster, else an account of our own, else one that the system has anyway.
 * @param clusterFolder the cluster's folder, whether it exists yet or not
 * @throws Error when the cluster belongs to somebody the caller cannot become
 */
export async function chooseAccount(clusterFolder: string): Promise<Account | undefined> {
  const owner = await stat(clusterFolder).catch(() => undefined);
  const ownUid = process.getuid?.();
  if (ownUid !== 0) {
    if (owner && ownUid !== undefined && owner.uid !== ownUid)
      throw new Error(foreignCluster(clusterFolder, owner.uid));
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await findAccount([OWN_ACCOUNT]);
  if (known) return known;
  // Not every system lets us add accounts (read-only /etc, no useradd); the ones below exist nearly everywhere.
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_ACCOUNT], {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  }).catch(() => undefined);
  const chosen = await findAccount([OWN_ACCOUNT, 'postgres', 'nobody']);
  if (!chosen)
    throw new Error(
      `PostgreSQL must not run as root, and no other account exists: add one called ${OWN_ACCOUNT}.`,
    );
  return chosen;
}

const foreignCluster = (folder: string, uid: number): string =>
  `The database in ${folder} belongs to user id ${uid}. Start the server as that user or as root, ` +
  `or give the folder to the user who starts it (chown -R).`;

async function findAccount(names: readonly string[]): Promise<Account | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of names) {
    const line = lines.find(([account]) => account === name);
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  return undefined;
}
