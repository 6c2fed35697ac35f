import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, given, testDatabase, type TestDatabase } from '#libs/testing';

import { linkProcesses } from './link-processes.js';
import type { ProcessLink } from './process-link.js';
import { tellProcesses } from './tell-processes.js';

const publicUrl = 'https://northfield.example';
const report = (): void => undefined;

describe('a process without sockets', () => {
  let test: TestDatabase;
  let other: ProcessLink | null;
  beforeAll(async () => {
    test = await testDatabase();
    const { url: databaseUrl } = test;
    other = await linkProcesses({ redisUrl: undefined, databaseUrl, scope: publicUrl, report });
  });
  afterAll(async () => {
    await other?.close();
    await test.drop();
  });

  it('tells the others what it has committed', async () => {
    const { database, url: sharedDatabaseUrl } = test;
    const heard: string[] = [];
    other?.onText((text) => heard.push(text));
    const telling = await tellProcesses({
      database,
      redisUrl: undefined,
      sharedDatabaseUrl,
      publicUrl,
      report,
    });
    const { id } = await given(database).person();
    await eventually(async () => {
      await database.transaction((tx) => tx.appendAccountEvent(id, 'notification.changed', { unread: 1 }));
      expect(heard.join('')).toContain(id);
    });
    await telling?.stop();
  });

  it('tells nobody where it has a database of its own', async () => {
    const { database } = test;
    const options = { database, redisUrl: undefined, sharedDatabaseUrl: undefined, publicUrl, report };
    expect(await tellProcesses(options)).toBeUndefined();
  });
});
