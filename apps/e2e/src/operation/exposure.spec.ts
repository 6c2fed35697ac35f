import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createDatabase, startBuiltServer, type BuiltServer } from '#libs/testing';

/** Addresses at which other programs show their insides, and files that lie near ours. */
const INSIDES = `
  /metrics /api/metrics /debug /debug/pprof /inspect /json/list /status /server-status
  /queues /admin/queues /api/jobs /pgboss /dashboard/jobs /docs /api/docs /swagger /graphql
  /.env /.git/config /.git/HEAD /package.json /package-lock.json /.swcrc /tsconfig.json
  /dist/apps/server/src/main.js /apps/server/src/main.ts /libs/kernel/src/index.ts /src/entry-client.tsx
  /data/postgres-password /postgres-password /outbox /backup /manifest.json.map /assets/ /assets
  /assets/..%2f..%2f..%2fpackage.json /assets/%2e%2e/%2e%2e/package.json /files/../../package.json
`
  .trim()
  .split(/\s+/);

describe('AD7 what the server shows to the outside', () => {
  let dataDir: string;
  let server: BuiltServer;
  let database: Awaited<ReturnType<typeof createDatabase>>;

  beforeAll(async () => {
    [dataDir, database] = await Promise.all([
      mkdtemp(join(tmpdir(), 'guildhall-outside-')),
      createDatabase(),
    ]);
    server = await startBuiltServer({ DATA_DIR: dataDir, DATABASE_URL: database.url });
    await server.ready();
  });
  afterAll(async () => {
    await server.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each(INSIDES)('AD7 has nothing at %s', async (path) => {
    const answer = await fetch(server.url + path, { redirect: 'manual' });
    expect([404, 400]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/"devDependencies"|\[core\]|process_cpu|heapUsed/);
  });

  it('AD7 tells by its health addresses up or down only', async () => {
    for (const [path, body] of [
      ['/healthz', 'ok'],
      ['/readyz', 'ready'],
    ]) {
      const answer = await fetch(`${server.url}${path}`);
      expect(await answer.text()).toBe(body);
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(answer.headers.get('server')).toBeNull();
    }
  });

  it('AD7 serves no source maps, and its scripts name none', async () => {
    const assets = await readdir('dist/web/assets');
    expect(assets.filter((name) => name.endsWith('.map'))).toEqual([]);
    for (const name of assets.filter((each) => each.endsWith('.js'))) {
      const answer = await fetch(`${server.url}/assets/${name}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('sourceMappingURL=');
      expect((await fetch(`${server.url}/assets/${name}.map`)).status).toBe(404);
    }
  });

  it('AD7 listens on its one port only, and on this machine only unless HOST says otherwise', async () => {
    const listening = await listeningPortsOf(server.child.pid ?? 0);
    expect(listening).toEqual([`127.0.0.1:${new URL(server.url).port}`]);
  });
});

/** Addresses on which a process listens, from the kernel's table (Linux). */
async function listeningPortsOf(pid: number): Promise<string[]> {
  const { readFile, readlink } = await import('node:fs/promises');
  const descriptors = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(
    descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')),
  );
  const sockets = new Set(targets.map((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1]).filter(Boolean));
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')),
  );
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && sockets.has(fields[9]))
    .map((fields) => readAddress(fields[1] ?? ''));
}

function readAddress(text: string): string {
  const [address = '', port = ''] = text.split(':');
  const bytes = address.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? [];
  return `${bytes.toReversed().join('.')}:${Number.parseInt(port, 16)}`;
}
