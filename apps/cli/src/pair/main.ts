import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { demoContent, inventPassword } from '#libs/demo';
import { openBrowserDoor, openNeighbourhood } from '#libs/pair';

import { print } from '../print.js';
import { Council } from './council.js';
import { introduce } from './introduce.js';
import { ALLOTMENTS, EASTMOOR, FLOODS } from './words.js';

const NORTHFIELD_HOST = 'northfield.localhost';
const EASTMOOR_HOST = 'eastmoor.localhost';

const options = parseArgs({
  options: {
    folder: { type: 'string', default: 'data/pair' },
    /** The first of five ports: one for both councils, two for browsers, two for the servers behind. */
    port: { type: 'string', default: '4100' },
    /** Passed to the servers' Node.js. */
    node: { type: 'string', multiple: true, default: [] },
  },
}).values;

const folder = resolve(options.folder);
const first = Number(options.port);

/** What has been started, to be stopped in the opposite order. */
const started: (() => Promise<void>)[] = [];

/** One password for everybody, made at the first start and kept. */
const readPassword = async (): Promise<string> => {
  const file = join(folder, 'password');
  if (!existsSync(file)) await writeFile(file, inventPassword(), { mode: 0o600 });
  return readFile(file, 'utf8');
};

const startCouncils = async (password: string): Promise<{ northfield: Council; eastmoor: Council }> => {
  const servers = { [NORTHFIELD_HOST]: first + 3, [EASTMOOR_HOST]: first + 4 };
  const neighbourhood = await openNeighbourhood({ folder, servers, port: first });
  started.push(() => neighbourhood.close());
  const begin = async (host: string, more: Record<string, string>): Promise<Council> => {
    const settings = { ...neighbourhood.settingsOf(host), ...more };
    const council = new Council({ host, folder, settings, options: options.node });
    started.push(() => council.stop());
    void council.ended.then(() => stop(1, `The server of ${host} has ended; ${council.log} says why.`));
    await council.ready();
    return council;
  };
  // One after the other: each may have to make the account under which PostgreSQL runs.
  const northfield = await begin(NORTHFIELD_HOST, { DEMO: '1', DEMO_PASSWORD: password });
  return { northfield, eastmoor: await begin(EASTMOOR_HOST, { DEMO: '0' }) };
};

const openDoor = async ({ host, url }: Council, port: number): Promise<string> => {
  const door = await openBrowserDoor({ host, port, server: Number(new URL(url).port) });
  started.push(() => door.close());
  return door.url;
};

const start = async (): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const password = await readPassword();
  const introduced = join(folder, 'introduced');
  const isFirst = !existsSync(introduced);
  if (isFirst) print('Making two councils (a minute or two the first time)...');
  const { northfield, eastmoor } = await startCouncils(password);
  if (isFirst) await introduce({ northfield, eastmoor, password });
  await writeFile(introduced, '');
  const ours = await openDoor(northfield, first + 1);
  const theirs = await openDoor(eastmoor, first + 2);
  print(`
Two councils are ready. Open them side by side in Chrome, Edge or Firefox:

  ${ours}   sign in as ${demoContent.people[0]?.email}
  ${theirs}     sign in as ${EASTMOOR.admin.email}

The password of everybody is ${password}
Each has joined a community of the other: !${ALLOTMENTS.name}@${EASTMOOR_HOST}
and !${demoContent.communities[0]?.name}@${NORTHFIELD_HOST}. What is written in one council appears in the other, and videos
of one play in the other. Both share a private community, !${FLOODS.name}@${EASTMOOR_HOST}.
Their data is in ${folder}. Ctrl-C stops both.`);
};

let stopping = false;

/** Stops everything, and this process with `code`. */
const stop = async (code: number, because = ''): Promise<void> => {
  if (stopping) return;
  stopping = true;
  if (because !== '') process.stderr.write(`${because}\n`);
  for (const end of started.toReversed()) await end().catch(() => undefined);
  process.exit(code);
};

/** What went wrong, in the words of somebody who wants to try it. */
const explain = (error: unknown): string => {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose others with: npm run demo:pair -- --port 4200`;
  return error instanceof Error ? error.message : String(error);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// The launcher has ended without a word, so nobody else will stop this.
process.on('disconnect', () => void stop(0));

start().catch((error: unknown) => stop(1, `The two councils could not be started.\n${explain(error)}`));
