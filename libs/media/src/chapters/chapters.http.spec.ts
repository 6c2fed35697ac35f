import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  createVideo,
  publishVideo,
  readVideo,
  readVideoChapters,
  saveVideoChapters,
  suggestVideoChapters,
} from '#libs/contracts';
import { setStage, speakTus, type ApiCaller, type Stage, type TusSpeaker } from '#libs/testing';

import { putCaptions } from '../captions/put-captions.js';
import { SILENT } from '../videos/silent.fixture.js';

const CHAPTERS = [
  { startMs: 0, title: 'What you need' },
  { startMs: 20_500, title: 'Bolts & nuts' },
];

describe('chapters of a video', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  beforeAll(async () => {
    stage = await setStage();
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
  });
  afterAll(() => stage.test.stop());

  const draft = async (): Promise<string> => {
    const uploadId = (await tus.begin(1000)).split('/').at(-1) ?? '';
    const params = { communityId: stage.communityId };
    const { answer } = await stage.asMember(createVideo, { params, body: { title: 'Benches', uploadId } });
    await stage.test.database.sql
      .updateTable('video')
      .set({ playable_generation: 1, duration_ms: 100_000 })
      .where('id', '=', answer.id)
      .execute();
    return answer.id;
  };
  const published = async (): Promise<string> => {
    const videoId = await draft();
    await stage.asMember(publishVideo, { params: { videoId }, body: SILENT });
    return videoId;
  };
  const save = (as: ApiCaller, videoId: string, chapters = CHAPTERS, revision = 0) =>
    as(saveVideoChapters, { params: { videoId }, body: { chapters, revision } });
  const chaptersFor = async (as: ApiCaller, videoId: string) =>
    (await as(readVideo, { params: { videoId } })).answer.chapters;

  it('are written by those who may caption it, and read with the video', async () => {
    const videoId = await published();
    const reader = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, reader.id);
    const asReader = await stage.as(reader);
    expect((await save(asReader, videoId)).problem.code).toBe('not-allowed');
    expect((await save(stage.asMember, videoId)).answer).toEqual({ revision: 1, chapters: CHAPTERS });
    expect(await chaptersFor(asReader, videoId)).toEqual(CHAPTERS);
    expect((await save(stage.asOwner, videoId, [], 1)).answer).toEqual({ revision: 2, chapters: [] });
    expect((await asReader(readVideoChapters, { params: { videoId } })).answer.chapters).toEqual([]);
  });

  it('ascend, lie within the video, and are not overwritten by somebody who does not know of a change', async () => {
    const videoId = await draft();
    const [first, second] = CHAPTERS as [(typeof CHAPTERS)[0], (typeof CHAPTERS)[0]];
    for (const wrong of [
      [second, first],
      [first, first],
    ])
      expect((await save(stage.asMember, videoId, wrong)).problem).toMatchObject({
        status: 400,
        fields: [{ code: 'chapters.order' }],
      });
    const late = await save(stage.asMember, videoId, [first, { startMs: 100_000, title: 'After' }]);
    expect(late.problem).toMatchObject({ status: 422, code: 'chapters.after-the-end' });
    expect((await save(stage.asMember, videoId, CHAPTERS, 3)).problem.code).toBe('chapters.conflict');
    const both = await Promise.all([save(stage.asMember, videoId), save(stage.asMember, videoId)]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  });

  it('are a WebVTT track for whoever may read the video, and for nobody else', async () => {
    const videoId = await draft();
    await save(stage.asMember, videoId);
    const track = async (person: { id: string } | null, id = videoId) =>
      fetch(`${stage.test.url}/api/videos/${id}/chapters.vtt`, {
        headers: person === null ? {} : { cookie: await stage.test.given.cookie(person) },
      });
    const own = await track(stage.member);
    expect(own.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(await own.text()).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:20.500\nWhat you need\n\n00:00:20.500 --> 00:01:40.000\nBolts &amp; nuts\n',
    );
    for (const other of [await track(stage.owner), await track(null), await track(stage.member, 'x')])
      expect(other.status).toBe(404);
  });

  it('are suggested from captions, also those of a machine, and never published by that', async () => {
    const videoId = await published();
    const said = (from: number, text: string) =>
      Array.from({ length: 10 }, (_, at) => ({
        startMs: from + at * 4000,
        endMs: from + at * 4000 + 3900,
        text: `${text} ${at}.`,
        speaker: null,
      }));
    const cues = [...said(0, 'Loosen every bolt, spanner'), ...said(44_000, 'Paint thinly, coat after coat')];
    const drafted = { videoId, language: 'en', cues, revision: 0, isDraft: true, by: null } as const;
    const suggest = (as: ApiCaller) => as(suggestVideoChapters, { params: { videoId } });
    expect((await suggest(stage.asMember)).answer).toEqual({ language: null, chapters: [] });
    await stage.test.database.transaction((tx) => putCaptions(tx, { ...drafted, now: new Date() }));
    expect((await suggest(stage.asMember)).answer).toEqual({
      language: 'en',
      chapters: [
        { startMs: 0, title: 'Loosen every bolt, spanner 0' },
        { startMs: 44_000, title: 'Paint thinly, coat after coat 0' },
      ],
    });
    const reader = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, reader.id);
    expect((await suggest(await stage.as(reader))).problem.code).toBe('not-allowed');
    expect(await chaptersFor(stage.asMember, videoId)).toEqual([]);
  });
});
