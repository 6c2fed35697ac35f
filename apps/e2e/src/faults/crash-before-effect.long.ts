import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createInvitation } from '#libs/contracts';
import type { Database } from '#libs/database';
import { apiCaller, eventually, given } from '#libs/testing';

import { FaultStage } from './fault-stage.js';

describe('a process that dies between a commit and its effects', () => {
  let stage: FaultStage;
  let database: Database;
  beforeAll(async () => {
    stage = await FaultStage.set();
    database = stage.database;
  });
  afterAll(() => stage.strike());

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
    const web = await stage.start({ ROLES: 'web' });
    await web.ready();
    const make = given(database);
    const cookie = await make.cookie(await make.person({ role: 'admin' }));
    for (let i = 0; i < 5; i += 1) await invite(web.url, cookie);
    await web.end('SIGKILL');
    expect((await mails()).map(({ sent_at }) => sent_at)).toEqual(Array<null>(5).fill(null));
    expect((await owedFacts()).length).toBeGreaterThanOrEqual(5);
    for (let round = 0; round < 2; round += 1) {
      const dying = await stage.start();
      await dying.ready();
      for (let i = 0; i < 3; i += 1) await invite(dying.url, cookie);
      await dying.end('SIGKILL');
    }
    const last = await stage.start();
    await last.ready();
    await eventually(
      async () => {
        const all = await mails();
        expect(all.map(({ recipient }) => recipient).toSorted()).toEqual(invited.toSorted());
        expect(all.filter(({ sent_at }) => sent_at === null)).toEqual([]);
        expect(await owedFacts()).toEqual([]);
      },
      { every: 250 },
    );
    const files = (await readdir(join(stage.dataDir, 'outbox'))).filter((name) => name.endsWith('.eml'));
    expect(files).toHaveLength(invited.length);
    await last.end();
  });
});
