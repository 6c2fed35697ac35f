import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { setStage, type Stage } from '#libs/testing';

import { publishPrivately, type PrivateVideo } from './private-video.fixture.js';

describe('playing a video of a private thread', () => {
  let stage: Stage;
  let film: PrivateVideo;
  let readers: string;
  beforeAll(async () => {
    stage = await setStage();
    film = await publishPrivately(stage);
    readers = await stage.test.given.cookie(film.reader);
  });
  afterAll(() => stage.test.stop());

  /** The answer to a path that is sent exactly as it is written. */
  const askRaw = (path: string, cookie: string): Promise<{ status: number; type: string }> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(stage.test.url);
      request({ host: '127.0.0.1', port, path, headers: { cookie } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '' });
      })
        .on('error', reject)
        .end();
    });

  it('gives every file to a reader, so that nothing but their own browser keeps it', async () => {
    for (const name of film.names) {
      const answer = await film.fetchAs(readers, name);
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.headers.get('cache-control')).toMatch(/^private, (?:no-store|max-age=60)$/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      await answer.arrayBuffer();
    }
  });

  it('UP13: gives no file to anybody else, as if there were none', async () => {
    const stranger = await stage.test.given.cookie(stage.member);
    const visible = async (answer: Response) => ({
      status: answer.status,
      body: { ...((await answer.json()) as object), requestId: '' },
      headers: [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    });
    for (const cookie of [stranger, null]) {
      const absent = await visible(await film.fetchAs(cookie, 'nothing.m4s'));
      expect(absent.status).toBe(404);
      for (const name of film.names) expect(await visible(await film.fetchAs(cookie, name))).toEqual(absent);
    }
  });

  it('UP13: has no other address for its objects', async () => {
    for (const key of film.keys)
      for (const path of [`/files/${key}`, `/api/${key}`, `/api/uploads/${key.split('/')[1]}`])
        expect([path, await askRaw(path, readers)]).toMatchObject([path, { status: 404 }]);
    // Addresses outside of these are pages of the web client, where it has been built.
    for (const key of film.keys)
      expect((await askRaw(`/${key}`, readers)).type).toMatch(/^(?:text\/html|application\/problem\+json)/);
  });

  it('UP13: knows the names of its own files only', async () => {
    const base = film.video.media?.base ?? '';
    const names = [
      '..%2fmaster.m3u8',
      '240p/..%2fmaster.m3u8',
      '240p%2f..%2fmaster.m3u8',
      '%2e%2e/%2e%2e/1/master.m3u8',
      '..%5cmaster.m3u8',
      'master.m3u8%00',
      'master.m3u8/',
      '/master.m3u8',
      'MASTER.M3U8',
      '4320p/playlist.m3u8',
      '__proto__',
      '%',
    ];
    for (const name of names) {
      const { status } = await askRaw(base + name, readers);
      expect([name, [400, 404].includes(status)]).toEqual([name, true]);
    }
    for (const generation of ['0', '2', '-1', '1e0', '99999999999', 'x'])
      expect(await askRaw(base.replace(/\d+\/$/, `${generation}/master.m3u8`), readers)).toMatchObject({
        status: 404,
      });
  });

  it('UP13: shuts a reader out whose session has ended, at once', async () => {
    const person = await stage.test.given.person();
    await stage.test.given.member(film.communityId, person.id);
    const cookie = await stage.test.given.cookie(person);
    expect((await film.fetchAs(cookie, 'master.m3u8')).status).toBe(200);
    await stage.test.database.sql.deleteFrom('session').where('person_id', '=', person.id).execute();
    expect((await film.fetchAs(cookie, 'master.m3u8')).status).toBe(404);
  });
});
