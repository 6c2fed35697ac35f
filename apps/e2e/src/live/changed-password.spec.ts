import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { changePassword, readMe, signIn } from '#libs/contracts';
import { Database } from '#libs/database';
import { createAccount, setPasswordAsOperator } from '#libs/identity';
import { apiCaller, eventually, startTestServer, type TestServer } from '#libs/testing';

import { connectLive, type LiveClient } from './live-client.js';

const account = {
  name: 'ada',
  displayName: 'Ada Lovett',
  email: 'ada@northfield.example',
  password: 'kettle-harbour-violet',
  role: 'member',
  language: 'en',
} as const;

describe('AU5: a changed password', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer();
    await createAccount(test.database, account);
  });
  afterAll(() => test.stop());

  const enter = async (password: string): Promise<string> => {
    const { headers } = await apiCaller(test.url)(signIn, { body: { email: account.email, password } });
    return headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  const open = (cookie: string): Promise<LiveClient> =>
    connectLive(test.url, cookie, { reconnection: false });
  const areClosed = (clients: LiveClient[]): Promise<void> =>
    eventually(() => expect(clients.map(({ socket }) => socket.connected)).not.toContain(true), {
      within: 20_000,
    });
  const isIn = async (cookie: string): Promise<boolean> =>
    (await apiCaller(test.url, cookie)(readMe)).status === 200;

  it('by its owner closes the sockets of all other browsers within 5 seconds', async () => {
    const cookies = await Promise.all([1, 2, 3].map(() => enter(account.password)));
    const sockets = await Promise.all(cookies.slice(1).map(open));
    const change = await apiCaller(test.url, cookies[0])(changePassword, {
      body: { currentPassword: account.password, newPassword: 'walrus lantern pickle' },
    });
    await areClosed(sockets);
    expect(await Promise.all(cookies.map(isIn))).toEqual([false, false, false]);
    expect(await isIn(change.headers.getSetCookie()[0]?.split(';')[0] ?? '')).toBe(true);
    await expect(open(cookies[1] ?? '')).rejects.toThrow();
  });

  it('by the operator, from a process of its own, closes all of them within 5 seconds', async () => {
    const cookies = await Promise.all([1, 2, 3].map(() => enter('walrus lantern pickle')));
    const sockets = await Promise.all(cookies.slice(1).map(open));
    const operators = await Database.connect({ url: test.databaseUrl, poolSize: 5 });
    await setPasswordAsOperator(operators, account.name, 'gravel umbrella tonic');
    await operators.close();
    await areClosed(sockets);
    expect(await Promise.all(cookies.map(isIn))).toEqual([false, false, false]);
  });
});
