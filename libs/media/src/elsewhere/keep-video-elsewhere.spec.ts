import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Cue } from '#libs/captions';
import { setStage, type Stage } from '#libs/testing';

import { KeepVideoElsewhere } from './keep-video-elsewhere.js';

const cue = (text: string): Cue => ({ startMs: 0, endMs: 900, speaker: null, text });

describe('captions of a video elsewhere', () => {
  let stage: Stage;
  let videoId: string;
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    const { communityId, member } = stage;
    videoId = await stage.test.given.video({ communityId, authorId: member.id, durationMs: 1_000 });
  });
  afterAll(() => stage.test.stop());

  const say = (text: string): Promise<void> => {
    const videos = stage.test.server.app.get(KeepVideoElsewhere, { strict: false });
    return stage.test.database.transaction((tx) =>
      videos.captions(tx, videoId, { language: 'en', cues: [cue(text)] }),
    );
  };

  const stored = () =>
    stage.test.database.sql
      .selectFrom('video_captions')
      .select(['revision', 'updated_at'])
      .where('video_id', '=', videoId)
      .executeTakeFirstOrThrow();

  it('are written again only when they say something else', async () => {
    await say('Sweep it.');
    const first = await stored();
    await say('Sweep it.');
    expect(await stored()).toEqual(first);
    await say('Tamp it.');
    expect((await stored()).revision).toBe(first.revision + 1);
  });
});
