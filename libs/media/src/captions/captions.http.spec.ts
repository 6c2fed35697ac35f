import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  createVideo,
  deleteVideoCaptions,
  publishVideo,
  readVideo,
  readVideoCaptions,
  saveVideoCaptions,
  type VideoView,
} from '#libs/contracts';
import { setStage, speakTus, type ApiCaller, type Stage, type TusSpeaker } from '#libs/testing';

import { SILENT } from '../videos/silent.fixture.js';
import { putCaptions } from './put-captions.js';

const FILE =
  'WEBVTT\n\n00:01.000 --> 00:03.500\n<v Siân>Undo the two bolts.\n\n00:04.000 --> 00:06.000\nLift & turn.\n';

describe('captions', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  beforeAll(async () => {
    stage = await setStage();
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
  });
  afterAll(() => stage.test.stop());

  const draft = async (): Promise<VideoView> => {
    const uploadId = (await tus.begin(1000)).split('/').at(-1) ?? '';
    const body = { title: 'How we mend a bench', uploadId };
    const params = { communityId: stage.communityId };
    return (await stage.asMember(createVideo, { params, body })).answer;
  };
  const published = async (): Promise<string> => {
    const { id: videoId } = await draft();
    await stage.test.database.sql
      .updateTable('video')
      .set({ playable_generation: 1, duration_ms: 10_000 })
      .where('id', '=', videoId)
      .execute();
    await stage.asMember(publishVideo, { params: { videoId }, body: SILENT });
    return videoId;
  };
  const save = (as: ApiCaller, videoId: string, file = FILE, revision = 0, language: 'en' | 'cy' = 'en') =>
    as(saveVideoCaptions, { params: { videoId, language }, body: { file, revision } });
  const read = (as: ApiCaller, videoId: string, language: 'en' | 'cy' = 'en') =>
    as(readVideoCaptions, { params: { videoId, language } });

  it('are kept as cues with times and speakers, one set for each language, and named with the video', async () => {
    const { id: videoId } = await draft();
    expect((await save(stage.asMember, videoId)).answer).toMatchObject({
      language: 'en',
      isDraft: false,
      revision: 1,
      cues: [
        { startMs: 1_000, endMs: 3_500, text: 'Undo the two bolts.', speaker: 'Siân' },
        { startMs: 4_000, endMs: 6_000, text: 'Lift & turn.', speaker: null },
      ],
    });
    await save(stage.asMember, videoId, '1\n00:00:01,000 --> 00:00:02,000\nDadwneud y ddwy follt.', 0, 'cy');
    expect((await read(stage.asMember, videoId, 'cy')).answer.cues[0]?.text).toBe('Dadwneud y ddwy follt.');
    expect((await stage.asMember(readVideo, { params: { videoId } })).answer.captions).toEqual([
      { language: 'cy', isDraft: false, revision: 1 },
      { language: 'en', isDraft: false, revision: 1 },
    ]);
    await stage.asMember(deleteVideoCaptions, { params: { videoId, language: 'cy' } });
    expect((await read(stage.asMember, videoId, 'cy')).status).toBe(404);
  });

  it('are read by whoever may see the video, and changed by its author and by moderators alone', async () => {
    const { id: videoId } = await draft();
    await save(stage.asMember, videoId);
    expect((await read(stage.asOwner, videoId)).status).toBe(404);
    const shown = await published();
    await save(stage.asMember, shown);
    expect((await read(stage.asNobody, shown)).status).toBe(
      (await stage.asNobody(readVideo, { params: { videoId: shown } })).status,
    );
    expect((await save(stage.asOwner, shown, FILE, 1)).answer.revision).toBe(2);
    const other = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, other.id);
    const asOther = await stage.as(other);
    expect((await read(asOther, shown)).status).toBe(200);
    expect((await save(asOther, shown, FILE, 2)).problem).toMatchObject({ status: 403, code: 'not-allowed' });
  });

  it('are not overwritten by somebody who does not know of the last change', async () => {
    const { id: videoId } = await draft();
    const both = await Promise.all([save(stage.asMember, videoId), save(stage.asMember, videoId)]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    expect((await save(stage.asMember, videoId, FILE, 5)).problem).toMatchObject({
      code: 'captions.conflict',
    });
    expect((await read(stage.asMember, videoId)).answer).toMatchObject({ revision: 1, cues: { length: 2 } });
  });

  it('are refused with the line that is wrong, and when they belong to a longer video', async () => {
    const videoId = await published();
    const wrong = await save(stage.asMember, videoId, 'WEBVTT\n\n00:99.000 --> 00:03.000\nx');
    expect(wrong.problem).toMatchObject({
      status: 422,
      code: 'captions.bad-time',
      detail: expect.stringContaining('3'),
    });
    const late = await save(
      stage.asMember,
      videoId,
      'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n05:00.000 --> 05:01.000\nb',
    );
    expect(late.problem).toMatchObject({ code: 'captions.after-the-end' });
    expect((await read(stage.asMember, videoId)).status).toBe(404);
  });

  it('of a machine are shown to those who may correct them, until somebody does', async () => {
    const videoId = await published();
    const { database } = stage.test;
    const cues = [{ startMs: 0, endMs: 900, text: 'undo the too bolts', speaker: null }];
    const now = new Date();
    const drafted = { videoId, language: 'en', cues, revision: 0, isDraft: true, by: null, now } as const;
    await database.transaction((tx) => putCaptions(tx, drafted));
    expect((await read(stage.asMember, videoId)).answer.isDraft).toBe(true);
    const other = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, other.id);
    const asOther = await stage.as(other);
    expect((await read(asOther, videoId)).status).toBe(404);
    expect((await asOther(readVideo, { params: { videoId } })).answer.captions).toEqual([]);
    await save(stage.asMember, videoId, FILE, 1);
    expect((await read(asOther, videoId)).answer).toMatchObject({ isDraft: false, revision: 2 });
  });
});
