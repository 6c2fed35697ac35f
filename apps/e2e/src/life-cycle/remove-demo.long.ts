import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { startBuiltServer } from '#libs/testing';

import { runGuildhall } from './run-guildhall.js';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guildhall-demo-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it('an operator command removes the demonstration, and says so when there is none', async () => {
  const server = await startBuiltServer({
    DATA_DIR: dataDir,
    DEMO: '1',
    DEMO_PASSWORD: 'kettle-harbour-violet',
  });
  await server.ready(300_000);
  expect(server.output()).toContain('kettle-harbour-violet');
  const removed = await runGuildhall(['demo', 'remove'], { DATA_DIR: dataDir });
  const again = await runGuildhall(['demo', 'remove'], { DATA_DIR: dataDir });
  const instance = await (await fetch(`${server.url}/api/communities`)).json();
  await server.end();
  expect(removed).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^Removed [1-9]\d* communities and 12 accounts/),
  });
  expect(again).toEqual({ code: 0, output: 'There is no demonstration here.\n' });
  expect(instance).toMatchObject({ items: [] });
});
