import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  createVideo,
  deleteVideoCaptions,
  explainMissingCaptions,
  listAuditEntries,
  listNotifications,
  publishVideo,
  readVideo,
  saveVideoCaptions,
  type MissingCaptions,
} from '#libs/contracts';
import { eventually, setStage, speakTus, type ApiCaller, type Stage, type TusSpeaker } from '#libs/testing';

import { putCaptions } from './put-captions.js';
import { RemindOfCaptions } from './remind-of-captions.js';

const FILE = 'WEBVTT\n\n00:01.000 --> 00:03.500\nDadwneud y ddwy follt.\n';

describe('a video without captions', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  let asAdmin: ApiCaller;
  beforeAll(async () => {
    stage = await setStage();
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
    asAdmin = await stage.as(await stage.test.given.person({ role: 'admin' }));
  });
  afterAll(() => stage.test.stop());

  const playableDraft = async (): Promise<string> => {
    const uploadId = (await tus.begin(1000)).split('/').at(-1) ?? '';
    const { communityId, asMember, test } = stage;
    const body = { title: 'How we mend a bench', uploadId };
    const { answer } = await asMember(createVideo, { params: { communityId }, body });
    await test.database.sql
      .updateTable('video')
      .set({ playable_generation: 1 })
      .where('id', '=', answer.id)
      .execute();
    return answer.id;
  };
  const publish = (videoId: string, missingCaptions?: MissingCaptions) =>
    stage.asMember(publishVideo, {
      params: { videoId },
      ...(missingCaptions !== undefined && { body: { missingCaptions } }),
    });
  const published = async (missing: MissingCaptions): Promise<string> => {
    const videoId = await playableDraft();
    await publish(videoId, missing);
    return videoId;
  };
  const missingFor = async (as: ApiCaller, videoId: string) =>
    (await as(readVideo, { params: { videoId } })).answer.missingCaptions;

  it('is not published, whatever a machine has written, until somebody has said that it is right', async () => {
    const videoId = await playableDraft();
    expect((await publish(videoId)).problem).toMatchObject({ status: 409, code: 'video.no-captions' });
    const cues = [{ startMs: 0, endMs: 900, text: 'dad wneud', speaker: null }];
    const drafted = { videoId, language: 'cy', cues, revision: 0, isDraft: true, by: null } as const;
    await stage.test.database.transaction((tx) => putCaptions(tx, { ...drafted, now: new Date() }));
    expect((await publish(videoId)).problem.code).toBe('video.no-captions');
    const params = { videoId, language: 'cy' } as const;
    await stage.asMember(saveVideoCaptions, { params, body: { file: FILE, revision: 1 } });
    expect((await publish(videoId)).answer).toMatchObject({ missingCaptions: null });
  });

  it('is published with a reason, which the author, who moderates and the audit log know, and nobody else', async () => {
    const videoId = await playableDraft();
    const wordless = await publish(videoId, { reason: 'other', note: ' ' });
    expect(wordless.problem).toMatchObject({ status: 400, fields: [{ code: 'captions.note-missing' }] });
    const given = { reason: 'other', note: 'Signed next week.' } as const;
    expect((await publish(videoId, given)).answer.missingCaptions).toMatchObject(given);
    expect(await missingFor(stage.asOwner, videoId)).toMatchObject(given);
    const reader = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, reader.id);
    expect(await missingFor(await stage.as(reader), videoId)).toBeNull();
    await eventually(async () => {
      const { answer } = await asAdmin(listAuditEntries, { query: { action: 'captions.waived' } });
      expect(answer.items[0]).toMatchObject({ detail: { captions: 'other', reason: given.note } });
    });
  });

  it('is remembered to its author until there are captions, or it needs none', async () => {
    const [later, silent, done] = [
      await published({ reason: 'follow-later' }),
      await published({ reason: 'no-speech' }),
      await published({ reason: 'urgent' }),
    ];
    const params = { videoId: done, language: 'en' } as const;
    await stage.asMember(saveVideoCaptions, { params, body: { file: FILE, revision: 0 } });
    const remind = stage.test.server.app.get(RemindOfCaptions, { strict: false });
    const reminded = async () =>
      (await stage.asMember(listNotifications, {})).answer.items
        .filter(({ kind }) => kind === 'captions-missing')
        .map(({ subjectId, count }) => [subjectId, count]);
    const letTimePass = () =>
      stage.test.database.sql
        .updateTable('caption_waiver')
        .set({ remind_at: new Date(0) })
        .where('remind_at', 'is not', null)
        .where('video_id', 'in', [later, silent, done])
        .execute();
    await remind.execute();
    await letTimePass();
    await remind.execute();
    await remind.execute();
    await eventually(async () => expect(await reminded()).toEqual([[later, 1]]));
    await stage.asMember(explainMissingCaptions, {
      params: { videoId: later },
      body: { reason: 'no-speech' },
    });
    await letTimePass();
    await remind.execute();
    await letTimePass();
    const soon = await published({ reason: 'urgent' });
    await stage.test.database.sql
      .updateTable('caption_waiver')
      .set({ remind_at: new Date(0) })
      .where('video_id', '=', soon)
      .execute();
    await remind.execute();
    await eventually(async () =>
      expect(await reminded()).toEqual([
        [soon, 1],
        [later, 1],
      ]),
    );
  });

  it('is remembered to its author when the captions with which it was published are taken away', async () => {
    const videoId = await playableDraft();
    const [english, welsh] = (['en', 'cy'] as const).map((language) => ({ params: { videoId, language } }));
    for (const captions of [english, welsh])
      await stage.asMember(saveVideoCaptions, { ...captions, body: { file: FILE, revision: 0 } });
    await publish(videoId);
    const remindAt = async () => {
      const waivers = stage.test.database.sql.selectFrom('caption_waiver').where('video_id', '=', videoId);
      return (await waivers.select('remind_at').execute()).map(({ remind_at: at }) => at);
    };
    await stage.asMember(deleteVideoCaptions, english);
    expect(await remindAt()).toEqual([]);
    await stage.asMember(deleteVideoCaptions, welsh);
    expect(await remindAt()).toEqual([expect.any(Date)]);
    expect(await missingFor(stage.asMember, videoId)).toMatchObject({ reason: 'follow-later' });
  });

  it('is explained anew only by those who may caption it, and only while it has none', async () => {
    const videoId = await published({ reason: 'urgent' });
    const explain = (as: ApiCaller) =>
      as(explainMissingCaptions, { params: { videoId }, body: { reason: 'no-speech' } });
    const reader = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, reader.id);
    expect((await explain(await stage.as(reader))).problem.code).toBe('not-allowed');
    expect((await explain(stage.asOwner)).status).toBe(200);
    const params = { videoId, language: 'en' } as const;
    await stage.asMember(saveVideoCaptions, { params, body: { file: FILE, revision: 0 } });
    expect((await explain(stage.asMember)).problem.code).toBe('captions.exist');
    expect(await missingFor(stage.asMember, videoId)).toBeNull();
  });
});
