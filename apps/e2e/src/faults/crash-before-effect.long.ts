import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createInvitation } from '#libs/contracts';
import { Database } from '#libs/database';
import {
  apiCaller,
  createDatabase,
  eventually,
  given,
  startBuiltServer,
  type BuiltServer,
} from '#libs/testing';

describe('a process that dies between a commit and its effects', () => {
  let url: string;
  let drop: () => Promise<void>;
  let dataDir: string;
  let database: Database;
  beforeAll(async () => {
    ({ url, drop } = await createDatabase());
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-crash-'));
    database = await Database.connect({ url, poolSize: 5 });
  });
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await database.close();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const started: BuiltServer[] = [];
  const server = async (env: Record<string, string> = {}): Promise<BuiltServer> => {
    const one = await startBuiltServer({ DATABASE_URL: url, DATA_DIR: dataDir, ...env });
    started.push(one);
    return one;
  };
  const invited: string[] = [];
  const invite = async (origin: string, cookie: string): Promise<void> => {
    const email = `guest${invited.length}@northfield.example`;
    const { status } = await apiCaller(origin, cookie)(createInvitation, { body: { email } });
    expect(status).toBe(201);
    invited.push(email);
  };
  const mails = () => database.sql.selectFrom('mail_message').select(['recipient', 'sent_at']).execute();
  const owedFacts = () =>
    database.sql.selectFrom('domain_event').select('id').where('handled_at', 'is', null).execute();

  it('loses neither the mail nor the reactions of others', async () => {
    const web = await server({ ROLES: 'web' });
    await web.ready();
    const make = given(database);
    const cookie = await make.cookie(await make.person({ role: 'admin' }));
    for (let i = 0; i < 5; i += 1) await invite(web.url, cookie);
    await web.end('SIGKILL');
    expect((await mails()).map(({ sent_at }) => sent_at)).toEqual(Array<null>(5).fill(null));
    expect((await owedFacts()).length).toBeGreaterThanOrEqual(5);
    for (let round = 0; round < 2; round += 1) {
      const dying = await server();
      await dying.ready();
      for (let i = 0; i < 3; i += 1) await invite(dying.url, cookie);
      await dying.end('SIGKILL');
    }
    const last = await server();
    await last.ready();
    await eventually(
      async () => {
        const all = await mails();
        expect(all.map(({ recipient }) => recipient).toSorted()).toEqual(invited.toSorted());
        expect(all.filter(({ sent_at }) => sent_at === null)).toEqual([]);
        expect(await owedFacts()).toEqual([]);
      },
      { within: 90_000, every: 250 },
    );
    const files = (await readdir(join(dataDir, 'outbox'))).filter((name) => name.endsWith('.eml'));
    expect(files).toHaveLength(invited.length);
    await last.end();
  }, 150_000);
});
