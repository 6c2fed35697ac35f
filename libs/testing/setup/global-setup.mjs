import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'vite';

/** Jest loads this file outside its own module system, so the TypeScript that it needs is bundled first. */
const load = async (folder) => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { resolve: { conditions: ['source', 'module', 'node'] }, external: true },
    build: {
      ssr: join(import.meta.dirname, '../src/prepare-database.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'prepare-database.mjs' } },
    },
  });
  return import(pathToFileURL(join(folder, 'prepare-database.mjs')).href);
};

const ROOM_BYTES = 4 * 1024 ** 3;

/** Linux keeps this folder in memory, where copying the template takes a twentieth of the time; containers give it 64 MB. */
const quickestFolder = async () => {
  const memory = '/dev/shm';
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return room > ROOM_BYTES ? memory : tmpdir();
};

/** Starts one throw-away PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function globalSetup() {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return;
  const bundle = await mkdtemp(join(import.meta.dirname, '../../../node_modules/.guildhall-test-'));
  const dataDir = await mkdtemp(join(await quickestFolder(), 'guildhall-test-'));
  try {
    const { prepareDatabase } = await load(bundle);
    const server = await prepareDatabase(dataDir);
    process.env['TEST_DATABASE_URL'] = server.url;
    globalThis.stopTestPostgres = async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    };
  } finally {
    await rm(bundle, { recursive: true, force: true });
  }
}
