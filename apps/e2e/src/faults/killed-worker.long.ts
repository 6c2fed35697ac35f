import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readVideo } from '#libs/contracts';
import type { Database } from '#libs/database';
import {
  apiCaller,
  clip,
  draftOf,
  eventually,
  given,
  speakTus,
  untilState,
  type BuiltServer,
} from '#libs/testing';

import { FaultStage } from './fault-stage.js';

describe('a worker that is killed while it processes a video', () => {
  let stage: FaultStage;
  let database: Database;
  beforeAll(async () => {
    stage = await FaultStage.set();
    database = stage.database;
  });
  afterAll(() => stage.strike());

  const server = async (roles: string): Promise<BuiltServer> => {
    const one = await stage.start({ ROLES: roles });
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
      // A worker that starts beside other tests takes its time.
      { every: 50, within: 300_000 },
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
    const video = await untilState(as, videoId, ['ready'], { within: 300_000, every: 250 });
    expect(video.media?.base).toBe(`/api/videos/${videoId}/media/2/`);
    const answer = await fetch(`${web.url}${video.media?.base}master.m3u8`, { headers: { cookie } });
    expect(answer.status).toBe(200);
  });
});
