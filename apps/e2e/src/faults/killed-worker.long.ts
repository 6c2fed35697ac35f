import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readVideo } from '#libs/contracts';
import { Database } from '#libs/database';
import {
  apiCaller,
  clip,
  createDatabase,
  draftOf,
  eventually,
  given,
  speakTus,
  startBuiltServer,
  untilState,
  type BuiltServer,
} from '#libs/testing';

describe('a worker that is killed while it processes a video', () => {
  let url: string;
  let drop: () => Promise<void>;
  let dataDir: string;
  let database: Database;
  const started: BuiltServer[] = [];
  beforeAll(async () => {
    ({ url, drop } = await createDatabase());
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-worker-'));
    database = await Database.connect({ url, poolSize: 5 });
  });
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await database.close();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const server = async (roles: string): Promise<BuiltServer> => {
    const one = await startBuiltServer({ DATABASE_URL: url, DATA_DIR: dataDir, ROLES: roles });
    started.push(one);
    await one.ready();
    return one;
  };

  it('FI3: is replaced by another one within a minute, and the video ends as one film', async () => {
    const web = await server('web');
    const make = given(database);
    const ada = await make.person();
    const { id: communityId } = await make.community({ owner: ada });
    const cookie = await make.cookie(ada);
    const as = apiCaller(web.url, cookie);
    const tus = speakTus(web.url, cookie);
    const { id: videoId } = await draftOf(await clip(30, '640x360'), { tus, as, communityId });

    const first = await server('worker');
    await eventually(
      async () => expect((await as(readVideo, { params: { videoId } })).answer.progress).toBeGreaterThan(0),
      { every: 50 },
    );
    await first.end('SIGKILL');
    const killedAt = performance.now();
    await server('worker');
    const generation = async (): Promise<number> => {
      const row = await database.sql
        .selectFrom('video')
        .select('generation')
        .where('id', '=', videoId)
        .executeTakeFirstOrThrow();
      return row.generation;
    };
    await eventually(async () => expect(await generation()).toBe(2), { within: 90_000 });
    expect(performance.now() - killedAt).toBeLessThan(60_000);
    const video = await untilState(as, videoId, ['ready'], { within: 180_000, every: 250 });
    expect(video.media?.base).toBe(`/api/videos/${videoId}/media/2/`);
    const answer = await fetch(`${web.url}${video.media?.base}master.m3u8`, { headers: { cookie } });
    expect(answer.status).toBe(200);
  }, 400_000);
});
