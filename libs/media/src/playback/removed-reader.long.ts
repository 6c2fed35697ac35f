import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, setStage, type Stage } from '#libs/testing';

import { publishPrivately, type PrivateVideo } from './private-video.fixture.js';

describe('a reader who is removed while a film plays', () => {
  let stage: Stage;
  let film: PrivateVideo;
  beforeAll(async () => {
    stage = await setStage();
    film = await publishPrivately(stage);
  });
  afterAll(() => stage.test.stop());

  it('UP13: gets no segment any more after a minute, while another one is never interrupted', async () => {
    const { given, database } = stage.test;
    const stays = await given.person();
    await given.member(film.communityId, stays.id);
    const [removed, staying] = [await given.cookie(film.reader), await given.cookie(stays)];
    const statuses = new Set<number>();
    expect((await film.fetchAs(removed, 'master.m3u8')).status).toBe(200);
    await database.sql
      .deleteFrom('membership')
      .where('community_id', '=', film.communityId)
      .where('person_id', '=', film.reader.id)
      .execute();
    await eventually(
      async () => {
        statuses.add((await film.fetchAs(staying, 'master.m3u8')).status);
        expect((await film.fetchAs(removed, 'master.m3u8')).status).toBe(404);
      },
      { within: 120_000, every: 1000 },
    );
    expect([...statuses]).toEqual([200]);
  });
});
