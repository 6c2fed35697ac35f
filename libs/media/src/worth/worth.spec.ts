import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  countVideoViewing,
  deletePost,
  eraseWatchHistory,
  listCommunityVideos,
  lockThread,
  makeReport,
  markVideo,
  noteVideoUse,
  readThread,
  readThreadEvents,
  readVideoWorth,
  setWatchHistory,
  unmarkVideo,
  updatePreferences,
  type VideoWorth,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { setStage, type ApiCaller, type GivenPerson, type Stage } from '#libs/testing';

import { ForgetPerson } from '../videos/forget-person.js';
import { publishAs } from '../videos/published.fixture.js';
import { PublishNumbers } from './publish-numbers.js';

describe('the worth of a video', () => {
  let stage: Stage;
  let daily: PublishNumbers;
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web', LOG_LEVEL: 'trace' });
    daily = stage.test.server.app.get(PublishNumbers, { strict: false });
  });
  afterAll(() => stage.test.stop());

  const publish = (communityId?: string) =>
    publishAs(stage, { person: stage.member, as: stage.asMember }, communityId);
  const newMember = async (
    communityId = stage.communityId,
  ): Promise<{ person: GivenPerson; as: ApiCaller }> => {
    const person = await stage.test.given.person();
    await stage.test.given.member(communityId, person.id);
    return { person, as: await stage.as(person) };
  };
  const worth = async (as: ApiCaller, videoId: string): Promise<VideoWorth> =>
    (await as(readVideoWorth, { params: { videoId } })).answer;
  const numbers = async (videoId: string) => (await worth(stage.asMember, videoId)).numbers;

  describe('marks', () => {
    it('count each person once, and can be taken back', async () => {
      const { id: videoId } = await publish();
      const { as } = await newMember();
      const params = { videoId, mark: 'helpful' as const };
      await Promise.all([as(markVideo, { params }), as(markVideo, { params }), as(markVideo, { params })]);
      await stage.asOwner(markVideo, { params });
      expect(await worth(as, videoId)).toMatchObject({
        helpful: 2,
        used: 0,
        mine: { helpful: true, used: false },
      });
      expect((await worth(stage.asNobody, videoId)).mine.helpful).toBe(false);
      await Promise.all([as(unmarkVideo, { params }), as(unmarkVideo, { params })]);
      expect(await worth(as, videoId)).toMatchObject({ helpful: 1, mine: { helpful: false } });
    });

    it('are not for its author, nor for those who only read', async () => {
      const { id: videoId } = await publish();
      const stranger = await stage.as(await stage.test.given.person());
      const params = { videoId, mark: 'helpful' as const };
      for (const as of [stage.asMember, stranger]) {
        expect(await as(markVideo, { params })).toMatchObject({
          status: 403,
          problem: { code: 'not-allowed' },
        });
        expect((await worth(as, videoId)).permissions).toEqual({ canMark: false, canNote: false });
      }
      const { id: communityId } = await stage.test.given.community({
        owner: stage.member,
        visibility: 'hidden',
      });
      const hidden = await publish(communityId);
      const asked = { params: { videoId: hidden.id, mark: 'helpful' as const } };
      expect((await stranger(markVideo, asked)).status).toBe(404);
      expect((await stranger(readVideoWorth, { params: { videoId: hidden.id } })).status).toBe(404);
      expect(
        (await stranger(countVideoViewing, { params: { videoId: hidden.id }, body: { completed: true } }))
          .status,
      ).toBe(404);
    });

    it('reach everybody who has the video open, without a name', async () => {
      const { id: videoId, threadId } = await publish();
      const { answer: page } = await stage.asOwner(readThread, { params: { threadId } });
      const { person, as } = await newMember();
      await as(markVideo, { params: { videoId, mark: 'helpful' } });
      const { answer } = await stage.asOwner(readThreadEvents, {
        params: { threadId },
        query: { after: String(page.seq) },
      });
      expect(answer.events).toEqual([
        expect.objectContaining({
          kind: 'video.worth',
          payload: { videoId, helpful: 1, used: 0, note: null },
        }),
      ]);
      expect(JSON.stringify(answer.events)).not.toContain(person.id);
    });

    it('put what helped most first', async () => {
      const { id: communityId } = await stage.test.given.community({
        owner: stage.member,
        visibility: 'public',
      });
      const { as } = await newMember(communityId);
      const [first, second, third] = [
        await publish(communityId),
        await publish(communityId),
        await publish(communityId),
      ];
      for (const mark of ['helpful', 'used'] as const)
        await as(markVideo, { params: { videoId: first.id, mark } });
      await as(markVideo, { params: { videoId: second.id, mark: 'used' } });
      const list = async (query: Record<string, string>) =>
        (await stage.asNobody(listCommunityVideos, { params: { communityId }, query })).answer;
      const start = await list({ sort: 'helpful', limit: '2' });
      const rest = await list({ sort: 'helpful', limit: '2', cursor: String(start.next) });
      expect([...start.items, ...rest.items].map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
      expect(start.items[0]).toMatchObject({ helpful: 1, used: 1 });
      expect((await list({})).items.map(({ id }) => id)).toEqual([third.id, second.id, first.id]);
    });
  });

  describe('a note about its use', () => {
    const note = (as: ApiCaller, videoId: string, key = newId()) =>
      as(noteVideoUse, { params: { videoId }, body: { markdown: 'Mended **three**.' }, key });

    it('is one post of its discussion however often it is sent, and can be reported', async () => {
      const { id: videoId, threadId } = await publish();
      const { person, as } = await newMember();
      const key = newId();
      const sent = await Promise.all([note(as, videoId, key), note(as, videoId, key)]);
      expect(sent.map(({ status }) => status)).toEqual([201, 201]);
      const { answer: page } = await stage.asNobody(readThread, { params: { threadId } });
      expect(page.posts.map(({ html, author }) => [html, author.id])).toEqual([
        expect.anything(),
        ['<p>Mended <strong>three</strong>.</p>', person.id],
      ]);
      const postId = page.posts[1]?.id ?? '';
      expect(await worth(as, videoId)).toMatchObject({
        used: 1,
        notePostIds: [postId],
        mine: { used: true, notePostId: postId },
      });
      const body = {
        subjectKind: 'post',
        subjectId: postId,
        category: 'other',
        reason: 'An advertisement.',
      } as const;
      expect((await stage.asOwner(makeReport, { body })).status).toBe(201);
    });

    it('goes with the mark, and stays counted when it is taken down', async () => {
      const { id: videoId, threadId } = await publish();
      const { as } = await newMember();
      const { answer } = await note(as, videoId);
      await stage.asOwner(deletePost, { params: { postId: answer.mine.notePostId ?? '' } });
      expect(await worth(as, videoId)).toMatchObject({ used: 1, mine: { used: true, notePostId: null } });
      await note(as, videoId);
      await as(unmarkVideo, { params: { videoId, mark: 'used' } });
      expect(await worth(as, videoId)).toMatchObject({ used: 0, notePostIds: [], mine: { used: false } });
      const { answer: page } = await stage.asNobody(readThread, { params: { threadId } });
      expect(page.posts.slice(1).map(({ deleted }) => deleted?.by)).toEqual(['moderator', 'author']);
    });

    it('is not taken in a locked discussion, where marks still are', async () => {
      const { id: videoId, threadId } = await publish();
      const { as } = await newMember();
      await stage.asOwner(lockThread, { params: { threadId } });
      expect((await note(as, videoId)).problem.code).toBe('thread.locked');
      expect((await worth(as, videoId)).permissions).toEqual({ canMark: true, canNote: false });
      const { answer } = await as(markVideo, { params: { videoId, mark: 'used' } });
      expect(answer.used).toBe(1);
    });
  });

  describe('numbers of viewers', () => {
    const watch = (as: ApiCaller, videoId: string, completed = false) =>
      as(countVideoViewing, { params: { videoId }, body: { completed } });

    it('are told once a day, in fives, to its author and the hosts alone', async () => {
      const { id: videoId } = await publish();
      await daily.execute();
      const viewers = await Promise.all(Array.from({ length: 6 }, () => newMember()));
      for (const [index, { as }] of viewers.entries()) {
        await watch(as, videoId);
        await watch(as, videoId);
        if (index < 4) await watch(as, videoId, true);
      }
      await watch(stage.asMember, videoId, true);
      expect(await numbers(videoId)).toMatchObject({ viewers: null, completed: null, visits: null });
      await daily.execute();
      expect(await numbers(videoId)).toMatchObject({ viewers: 5, completed: null, visits: null, named: [] });
      expect((await worth(stage.asOwner, videoId)).numbers).toMatchObject({ viewers: 5 });
      for (const as of [stage.asNobody, viewers[0]?.as ?? stage.asNobody])
        expect((await worth(as, videoId)).numbers).toBeNull();
    });

    it('do not move by one person, and never fall', async () => {
      const { id: videoId } = await publish();
      const viewers = await Promise.all(Array.from({ length: 5 }, () => newMember()));
      for (const { as } of viewers) await watch(as, videoId, true);
      await daily.execute();
      expect(await numbers(videoId)).toMatchObject({ viewers: 5, completed: 5 });
      const { as } = await newMember();
      await watch(as, videoId);
      await daily.execute();
      expect(await numbers(videoId)).toMatchObject({ viewers: 5, completed: 5 });
      const forgetting = stage.test.server.app.get(ForgetPerson, { strict: false });
      for (const { person } of viewers) await forgetting.execute(person.id);
      await daily.execute();
      expect(await numbers(videoId)).toMatchObject({ viewers: 5, completed: 5 });
    });

    it('leave at least five members of a closed community of whom nothing is said', async () => {
      const { id: communityId } = await stage.test.given.community({
        owner: stage.member,
        visibility: 'listed',
      });
      const { id: videoId } = await publish(communityId);
      const viewers = await Promise.all(Array.from({ length: 9 }, () => newMember(communityId)));
      for (const { as } of viewers) await watch(as, videoId);
      await daily.execute();
      expect(await numbers(videoId)).toMatchObject({ viewers: null });
      await newMember(communityId);
      await daily.execute();
      expect(await numbers(videoId)).toMatchObject({ viewers: 5 });
    });

    it('count readers without an account as a sum', async () => {
      const { id: videoId } = await publish();
      for (let count = 0; count < 6; count += 1) await watch(stage.asNobody, videoId);
      await watch(stage.asNobody, videoId, true);
      await daily.execute();
      expect(await numbers(videoId)).toMatchObject({ viewers: null, visits: 5 });
    });

    it('name only those who want it, to the author alone, as long as they want it', async () => {
      const { id: videoId } = await publish();
      const [open, quiet] = [await newMember(), await newMember()];
      for (const { as } of [open, quiet]) await watch(as, videoId);
      const named = async () => (await numbers(videoId))?.named.map(({ id }) => id);
      expect(await named()).toEqual([]);
      await open.as(updatePreferences, { body: { showViewing: true } });
      expect(await named()).toEqual([open.person.id]);
      expect((await worth(stage.asOwner, videoId)).numbers?.named).toEqual([]);
      await open.as(updatePreferences, { body: { showViewing: false } });
      expect(await named()).toEqual([]);
    });

    it('keep nothing of people who do not want it kept, nor of what they had erased', async () => {
      const { id: videoId } = await publish();
      const { person, as } = await newMember();
      const rows = () =>
        stage.test.database.sql
          .selectFrom('video_viewing')
          .selectAll()
          .where('person_id', '=', person.id)
          .execute();
      await watch(as, videoId, true);
      expect(await rows()).toHaveLength(1);
      await as(eraseWatchHistory, {});
      expect(await rows()).toEqual([]);
      await as(setWatchHistory, { body: { isKept: false } });
      await watch(as, videoId);
      await watch(as, videoId, true);
      expect(await rows()).toEqual([]);
    });

    it('leave no line in the log', async () => {
      const { id: videoId } = await publish();
      const { person, as } = await newMember();
      await watch(as, videoId, true);
      await watch(stage.asNobody, videoId);
      expect(stage.test.logged()).not.toContain(`${videoId}/viewings`);
      expect(stage.test.logged()).not.toContain(person.id);
    });
  });
});
