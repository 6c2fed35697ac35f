import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startBuiltServer } from '#libs/testing';

import { runGuildhall } from './run-guildhall.js';

describe('the operator commands', () => {
  let dataDir: string;

  const guildhall = (args: readonly string[], env: Record<string, string> = {}, typed = '') =>
    runGuildhall(args, { DATA_DIR: dataDir, ...env }, typed);

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-operator-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('migrate an empty database, and find nothing to do the second time', async () => {
    expect(await guildhall(['migrate'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('Applied'),
    });
    expect(await guildhall(['migrate'])).toEqual({ code: 0, output: 'The database is up to date.\n' });
  });

  it('create an administrator, and set a password, while the server runs', async () => {
    const server = await startBuiltServer({ DATA_DIR: dataDir });
    await server.ready();
    const who = ['--name', 'eleri', '--email', 'eleri@northfield.example'];
    const created = await guildhall(['create-admin', ...who], {}, 'kettle-harbour-violet\n');
    const again = await guildhall(['create-admin', ...who, '--generate-password']);
    const short = await guildhall(['set-password', 'eleri'], {}, 'short\n');
    const nobody = await guildhall(['set-password', 'nobody_here', '--generate-password']);
    const generated = await guildhall(['set-password', 'eleri', '--generate-password']);
    expect(created).toEqual({ code: 0, output: 'eleri is now an administrator.\n' });
    expect([again.code, short.code, nobody.code]).toEqual([1, 1, 1]);
    expect(again.output).toMatch(/taken|already|in use/i);
    expect(short.output).toContain('12');
    const [, password = ''] = /^Password: (\S+)$/m.exec(generated.output) ?? [];
    expect(await signIn(server.url, 'eleri@northfield.example', password)).toBe(200);
    expect(await signIn(server.url, 'eleri@northfield.example', 'kettle-harbour-violet')).not.toBe(200);
    await server.end();
  });

  it('verify the audit log', async () => {
    const { code, output } = await guildhall(['audit', 'verify']);
    expect(output).toMatch(/^The audit log is intact: \d+ entries\.\n$/);
    expect(code).toBe(0);
  });

  it('examine an installation while its server runs', async () => {
    const server = await startBuiltServer({ DATA_DIR: dataDir });
    await server.ready();
    const { code, output } = await guildhall(['doctor']);
    await server.end();
    expect(output).toMatch(/ok {4}database: PostgreSQL 18\.\d+, up to date/);
    expect(output).toMatch(/ok {4}file storage/);
    expect(code).toBe(0);
  });

  it('say what is wrong and exit with 1', async () => {
    const dead = {
      REDIS_URL: 'redis://127.0.0.1:1',
      DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
    };
    const { code, output } = await guildhall(['doctor'], dead);
    expect(output).toMatch(/WRONG database: .*ECONNREFUSED/);
    expect(output).toMatch(/WRONG Redis: .*ECONNREFUSED/);
    expect(output).not.toContain('secret');
    expect(code).toBe(1);
    expect(await guildhall(['doctor'], { PORT: '0' })).toMatchObject({
      code: 1,
      output: expect.stringContaining('PORT is "0"'),
    });
  });
});

async function signIn(url: string, email: string, password: string): Promise<number> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  return answer.status;
}
