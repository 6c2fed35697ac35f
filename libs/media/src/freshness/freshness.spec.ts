import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addToWatchRecord,
  leaveCommunity,
  listNotifications,
  markVideo,
  openThread,
  readVideo,
  readVideoCaptions,
  readWatchRecord,
  replaceVideoFile,
  reviewVideo,
  saveVideoCaptions,
  updateInstance,
  type VideoView,
} from '#libs/contracts';
import {
  clip,
  eventually,
  setStage,
  speakTus,
  uploadOf,
  type ApiCaller,
  type Stage,
  type TusSpeaker,
} from '#libs/testing';

import { publishAs } from '../videos/published.fixture.js';
import { TellOfReviews } from './tell-of-reviews.js';

const DAY = 24 * 3_600_000;

describe('the freshness of a video', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  beforeAll(async () => {
    stage = await setStage();
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
  });
  afterAll(() => stage.test.stop());

  const publish = () => publishAs(stage, { person: stage.member, as: stage.asMember });
  const read = async (as: ApiCaller, videoId: string): Promise<VideoView> =>
    (await as(readVideo, { params: { videoId } })).answer;
  const review = (as: ApiCaller, videoId: string, body: { reviewBy?: string } = {}) =>
    as(reviewVideo, { params: { videoId }, body });
  const daysUntil = ({ reviewBy }: VideoView): number =>
    Math.round((Date.parse(reviewBy ?? '') - Date.now()) / DAY);
  const letPass = (videoId: string): Promise<unknown> =>
    stage.test.database.sql
      .updateTable('video')
      .set({ review_by: new Date(Date.now() - DAY) })
      .where('id', '=', videoId)
      .execute();

  it('lasts for the time that the instance has set, from publishing on', async () => {
    const admin = await stage.as(await stage.test.given.person({ role: 'admin' }));
    expect(daysUntil(await publish())).toBeGreaterThan(360);
    await admin(updateInstance, { body: { videoReviewMonths: 1 } });
    const short = await publish();
    await admin(updateInstance, { body: { videoReviewMonths: 12 } });
    expect(daysUntil(short)).toBeLessThan(32);
    expect(short.isStale).toBe(false);
  });

  it('is said by its author or a moderator, for a day to come, and readers see when it is over', async () => {
    const { id: videoId } = await publish();
    await letPass(videoId);
    const stranger = await stage.as(await stage.test.given.person());
    expect(await read(stage.asNobody, videoId)).toMatchObject({ isStale: true });
    expect(await read(stranger, videoId)).toMatchObject({ permissions: { canReview: false } });
    expect((await review(stranger, videoId)).status).toBe(403);
    expect((await review(stage.asOwner, videoId)).answer).toMatchObject({ isStale: false });
    const soon = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10);
    expect((await review(stage.asMember, videoId, { reviewBy: soon })).answer.reviewBy).toMatch(soon);
    for (const reviewBy of ['2020-01-01', '2199-01-01'])
      expect((await review(stage.asMember, videoId, { reviewBy })).problem.code).toBe('video.review-day');
  });

  it('is asked for once on each day that has come', async () => {
    const { id: videoId, threadId } = await publish();
    const daily = stage.test.server.app.get(TellOfReviews, { strict: false });
    const asked = async () =>
      (await stage.asMember(listNotifications)).answer.items.filter(({ subjectId }) => subjectId === videoId);
    const untilAsked = (count: number) =>
      eventually(async () => {
        expect((await asked()).map((each) => each.count).reduce((sum, each) => sum + each, 0)).toBe(count);
      });
    await daily.execute();
    await letPass(videoId);
    await daily.execute();
    await daily.execute();
    await untilAsked(1);
    expect((await asked())[0]).toMatchObject({ kind: 'video-review', people: [], thread: { id: threadId } });
    await review(stage.asMember, videoId);
    await letPass(videoId);
    await daily.execute();
    await untilAsked(2);
  });

  it('is asked of the hosts where the author has left and may not read the video any more', async () => {
    const { given } = stage.test;
    const { id: communityId } = await given.community({ owner: stage.owner, visibility: 'hidden' });
    await given.member(communityId, stage.member.id);
    const asked = { title: 'Mending a bench', markdown: 'Look at the bolts.' };
    const { answer } = await stage.asMember(openThread, { params: { communityId }, body: asked });
    const threadId = answer.thread.id;
    const videoId = await given.video({ communityId, threadId, authorId: stage.member.id });
    await stage.asMember(leaveCommunity, { params: { community: communityId } });
    await letPass(videoId);
    await stage.test.server.app.get(TellOfReviews, { strict: false }).execute();
    await eventually(async () => {
      const { items } = (await stage.asOwner(listNotifications)).answer;
      expect(items.filter(({ kind }) => kind === 'video-review')).toMatchObject([
        { subjectId: videoId, thread: { id: threadId } },
      ]);
    });
  });

  it('is renewed by a new file: the old one plays until that is ready, and what belongs to the video stays', async () => {
    const { id: videoId, threadId, media } = await publish();
    await stage.test.database.sql
      .updateTable('video')
      .set({ duration_ms: 9000, width: 640, height: 360, excerpt_start_ms: 1000, excerpt_end_ms: 10_000 })
      .where('id', '=', videoId)
      .execute();
    const language = 'en' as const;
    const file = 'WEBVTT\n\n00:00.000 --> 00:01.000\nUndo the bolt.\n';
    const params = { videoId, language };
    await stage.asMember(saveVideoCaptions, { params, body: { file, revision: 0 } });
    await stage.asOwner(markVideo, { params: { videoId, mark: 'helpful' } });
    const seenBefore = { positionMs: 4000, seen: [[0, 4]] as [number, number][] };
    await stage.asOwner(addToWatchRecord, { params: { videoId }, body: seenBefore });
    await letPass(videoId);

    const uploadId = await uploadOf(await clip(2), tus);
    const replace = (as: ApiCaller) => as(replaceVideoFile, { params: { videoId }, body: { uploadId } });
    expect((await replace(stage.asOwner)).status).toBe(403);
    const { answer: replaced } = await replace(stage.asMember);
    expect(replaced).toMatchObject({ media });
    // A worker may have begun with it before the answer was read.
    expect(['waiting', 'processing']).toContain(replaced.state);
    expect((await replace(stage.asMember)).problem.code).toBe('video.busy');

    const seen: VideoView[] = [];
    for (let state = 'waiting'; state !== 'ready';) {
      const video = await read(stage.asNobody, videoId);
      ({ state } = video);
      if (state !== 'ready') seen.push(video);
    }
    expect(seen.length).toBeGreaterThan(0);
    for (const video of seen) expect(video).toMatchObject({ media, durationMs: 9000, width: 640 });

    const after = await read(stage.asNobody, videoId);
    expect(after).toMatchObject({ state: 'ready', threadId, helpful: 1, isStale: false, captions: [] });
    expect([after.media?.base === media?.base, Math.round((after.durationMs ?? 0) / 1000)]).toEqual([
      false,
      2,
    ]);
    const drafts = (await read(stage.asMember, videoId)).captions;
    expect(drafts).toEqual([{ language, isDraft: true, revision: 2 }]);
    expect((await stage.asMember(readVideoCaptions, { params })).answer.cues).toHaveLength(1);
    const { answer: watched } = await stage.asOwner(readWatchRecord, { params: { videoId } });
    expect(watched).toMatchObject({ seen: [], positionMs: 0, completedAt: null });
  });
});
