import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  createVideo,
  deletePost,
  deleteThread,
  deleteVideo,
  getCommunity,
  listCommunityVideos,
  listMyVideos,
  listThreads,
  lockThread,
  publishVideo,
  readMyEvents,
  readThread,
  readVideo,
  renameThread,
  replyToThread,
  restoreThread,
  retryVideo,
  setVideoTags,
  updateVideo,
  type VideoView,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { eventually, setStage, speakTus, type ApiCaller, type Stage, type TusSpeaker } from '#libs/testing';

import { SILENT } from './silent.fixture.js';

describe('videos', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
  });
  afterAll(() => stage.test.stop());

  const upload = async (): Promise<string> => (await tus.begin(1000)).split('/').at(-1) ?? '';

  const draft = async (communityId = stage.communityId): Promise<VideoView> => {
    const body = {
      title: 'How we mend a bench',
      description: 'Bring a **spanner**.',
      uploadId: await upload(),
    };
    return (await stage.asMember(createVideo, { params: { communityId }, body })).answer;
  };

  const setPlayable = (videoId: string): Promise<unknown> =>
    stage.test.database.sql
      .updateTable('video')
      .set({ playable_generation: 1 })
      .where('id', '=', videoId)
      .execute();

  const published = async (): Promise<VideoView> => {
    const { id: videoId } = await draft();
    await setPlayable(videoId);
    return (await stage.asMember(publishVideo, { params: { videoId }, body: SILENT })).answer;
  };

  const status = async (as: ApiCaller, videoId: string): Promise<number> =>
    (await as(readVideo, { params: { videoId } })).status;

  it('has tags in lower case, each once, that the list of its community is filtered by', async () => {
    const params = { communityId: stage.communityId };
    const body = {
      title: 'Gritting',
      uploadId: await upload(),
      tags: [' Winter  Roads', 'winter roads', 'Grit'],
    };
    const { answer: made } = await stage.asMember(createVideo, { params, body });
    expect(made.tags).toEqual(['winter roads', 'grit']);
    const changed = await stage.asMember(updateVideo, {
      params: { videoId: made.id },
      body: { tags: ['Winter Roads', 'snow'] },
    });
    expect(changed.answer).toMatchObject({ title: 'Gritting', tags: ['winter roads', 'snow'] });
    await setPlayable(made.id);
    await stage.asMember(publishVideo, { params: { videoId: made.id }, body: SILENT });
    const found = async (tag: string): Promise<readonly string[]> =>
      (await stage.asNobody(listCommunityVideos, { params, query: { tag } })).answer.items.map(
        ({ id }) => id,
      );
    expect(await found('WINTER roads')).toEqual([made.id]);
    expect(await found('grit')).toEqual([]);
    const { id: draftId } = await draft();
    const tooMany = Array.from({ length: 21 }, (_, at) => `tag ${at}`);
    for (const tags of [tooMany, [''], ['x'.repeat(41)]])
      expect(
        (await stage.asMember(updateVideo, { params: { videoId: draftId }, body: { tags } })).status,
      ).toBe(400);
  });

  it('takes no stretch to keep that ends before it begins or lies outside any film', async () => {
    const params = { communityId: stage.communityId };
    const uploadId = await upload();
    for (const excerpt of [
      { startMs: 2000, endMs: 2000 },
      { startMs: -1 },
      { startMs: 0, endMs: 1.5 },
      { startMs: 0, endMs: 1e9 },
      { endMs: 100 },
    ]) {
      const body = { title: 'A bench', uploadId, excerpt } as never;
      expect([excerpt, (await stage.asMember(createVideo, { params, body })).status]).toEqual([excerpt, 400]);
    }
  });

  it('is a draft that only its author sees', async () => {
    const { id, state, threadId, media, permissions } = await draft();
    expect({ state, threadId, media }).toEqual({ state: 'uploading', threadId: null, media: null });
    expect(permissions).toEqual({
      canEdit: true,
      canTag: true,
      canPublish: true,
      canRetry: true,
      canDelete: true,
      canCaption: true,
      canReplace: false,
      canReview: false,
    });
    expect(await status(stage.asMember, id)).toBe(200);
    expect([await status(stage.asOwner, id), await status(stage.asNobody, id)]).toEqual([404, 404]);
    const { answer } = await stage.asMember(listMyVideos);
    expect(answer.items.map((video) => video.id)).toContain(id);
    expect((await stage.asOwner(listMyVideos)).answer.items).toEqual([]);
  });

  it('is made of an upload once, by its owner, where they may start threads', async () => {
    const uploadId = await upload();
    const params = { communityId: stage.communityId };
    const body = { title: 'Benches', uploadId };
    expect(await stage.asOwner(createVideo, { params, body })).toMatchObject({
      status: 409,
      problem: { code: 'video.upload-missing' },
    });
    const key = newId();
    const [first, second] = await Promise.all([
      stage.asMember(createVideo, { params, body, key }),
      stage.asMember(createVideo, { params, body, key }),
    ]);
    expect([first.status, second.answer.id]).toEqual([201, first.answer.id]);
    expect(await stage.asMember(createVideo, { params, body })).toMatchObject({ status: 409 });
    const outsider = await stage.test.given.person();
    const as = await stage.as(outsider);
    expect(await as(createVideo, { params, body: { ...body, uploadId: newId() } })).toMatchObject({
      status: 403,
      problem: { code: 'not-allowed' },
    });
  });

  it('goes on by itself when the last byte comes, and its author is told', async () => {
    const address = await tus.begin(10);
    const uploadId = address.split('/').at(-1) ?? '';
    const { answer: before } = await stage.asMember(readMyEvents, { query: { after: '0' } });
    const { answer: video } = await stage.asMember(createVideo, {
      params: { communityId: stage.communityId },
      body: { title: 'Benches', uploadId },
    });
    expect((await tus.remove(address)).status).toBe(409);
    await tus.patch(address, 0, Buffer.alloc(4));
    expect((await stage.asMember(readVideo, { params: { videoId: video.id } })).answer.state).toBe(
      'uploading',
    );
    await tus.patch(address, 4, Buffer.alloc(6));
    const { answer: after } = await stage.asMember(readMyEvents, {
      query: { after: String(before.seq) },
    });
    expect(after.events).toContainEqual(
      expect.objectContaining({
        kind: 'video.changed',
        payload: { videoId: video.id, state: 'waiting', failure: null, progress: 0, isPlayable: false },
      }),
    );
  });

  it('changes its words as long as it is a draft', async () => {
    const { id: videoId } = await draft();
    const body = { title: 'Mending', description: '', language: 'cy' as const };
    expect(await stage.asMember(updateVideo, { params: { videoId }, body })).toMatchObject({
      answer: { title: 'Mending', description: '', language: 'cy' },
    });
    expect((await stage.asOwner(updateVideo, { params: { videoId }, body })).status).toBe(404);
  });

  it('goes to another community where its author may start threads, as long as it is a draft', async () => {
    const { given } = stage.test;
    const [here, elsewhere] = [stage.communityId, await given.community({ visibility: 'hidden' })];
    await given.member(elsewhere.id, stage.member.id);
    const { id: videoId } = await draft();
    const move = async (communityId: string) =>
      stage.asMember(updateVideo, { params: { videoId }, body: { communityId } });
    expect(await move(elsewhere.id)).toMatchObject({
      status: 200,
      answer: { title: 'How we mend a bench', community: { id: elsewhere.id } },
    });
    await setPlayable(videoId);
    const { answer } = await stage.asMember(publishVideo, { params: { videoId }, body: SILENT });
    expect(answer).toMatchObject({ community: { id: elsewhere.id } });
    const { answer: page } = await stage.asMember(readThread, {
      params: { threadId: String(answer.threadId) },
    });
    expect(page.community.id).toBe(elsewhere.id);
    expect(await move(here)).toMatchObject({ status: 409, problem: { code: 'video.published' } });
  });

  it('goes into no community that its author cannot read or may not start threads in', async () => {
    const { given } = stage.test;
    const { id: videoId } = await draft();
    const [unknown, foreign] = [
      await given.community({ visibility: 'hidden' }),
      await given.community({ visibility: 'public' }),
    ];
    for (const [communityId, refused] of [
      [unknown.id, { status: 404, problem: { code: 'not-found' } }],
      [newId(), { status: 404, problem: { code: 'not-found' } }],
      [foreign.id, { status: 403, problem: { code: 'not-allowed' } }],
    ] as const) {
      const body = { title: 'Mending', communityId };
      expect(await stage.asMember(updateVideo, { params: { videoId }, body })).toMatchObject(refused);
    }
    expect((await stage.asMember(readVideo, { params: { videoId } })).answer).toMatchObject({
      title: 'How we mend a bench',
      community: { id: stage.communityId },
    });
  });

  it('that goes to another community while it is being published is published in neither', async () => {
    const { given, database } = stage.test;
    const elsewhere = await given.community({ visibility: 'hidden' });
    await given.member(elsewhere.id, stage.member.id);
    const { id: videoId } = await draft();
    await setPlayable(videoId);
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query('update video set community_id = $1 where id = $2', [elsewhere.id, videoId]);
      const publishing = stage.asMember(publishVideo, { params: { videoId }, body: SILENT });
      await eventually(async () => {
        const { rows } = await database.pool.query(
          "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        );
        expect(rows).toHaveLength(1);
      });
      await client.query('commit');
      expect(await publishing).toMatchObject({ status: 409, problem: { code: 'conflict' } });
    } finally {
      client.release();
    }
    expect((await stage.asMember(readVideo, { params: { videoId } })).answer.threadId).toBeNull();
  });

  it('that is published keeps its words, and has its tags changed by whoever may rename its thread', async () => {
    const { id: videoId, threadId } = await published();
    const tag = async (as: ApiCaller, ...tags: string[]) =>
      as(setVideoTags, { params: { videoId }, body: { tags } });
    expect((await tag(stage.asMember, ' Winter  Roads', 'grit')).answer).toMatchObject({
      tags: ['winter roads', 'grit'],
      permissions: { canEdit: false, canTag: true },
    });
    expect((await tag(stage.asOwner, 'Snow')).answer.tags).toEqual(['snow']);
    const colleague = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, colleague.id);
    const asColleague = await stage.as(colleague);
    expect(await tag(asColleague, 'ice')).toMatchObject({ status: 403, problem: { code: 'not-allowed' } });
    expect((await asColleague(readVideo, { params: { videoId } })).answer).toMatchObject({
      tags: ['snow'],
      permissions: { canTag: false },
    });
    expect((await tag(stage.asNobody, 'ice')).status).toBe(401);
    await stage.asOwner(lockThread, { params: { threadId: String(threadId) } });
    expect((await tag(stage.asMember, 'ice')).status).toBe(403);
    expect((await tag(stage.asMember, 'x'.repeat(41))).status).toBe(400);
  });

  it('cannot be published before something can be played', async () => {
    const { id: videoId } = await draft();
    expect(await stage.asMember(publishVideo, { params: { videoId }, body: SILENT })).toMatchObject({
      status: 409,
      problem: { code: 'video.not-playable' },
    });
  });

  it('opens one thread however often it is published, and is then read by whoever reads that', async () => {
    const { id: videoId } = await draft();
    await setPlayable(videoId);
    const key = newId();
    const answers = await Promise.all([
      stage.asMember(publishVideo, { params: { videoId }, body: SILENT, key }),
      stage.asMember(publishVideo, { params: { videoId }, body: SILENT, key }),
      stage.asMember(publishVideo, { params: { videoId }, body: SILENT }),
    ]);
    const threads = answers.flatMap(({ status, answer }) => (status === 201 ? [answer.threadId] : []));
    expect(new Set(threads).size).toBe(1);
    const [threadId = ''] = threads.map(String);
    const { answer: page } = await stage.asNobody(readThread, { params: { threadId } });
    expect(page.thread.title).toBe('How we mend a bench');
    expect(page.posts.map(({ html }) => html)).toEqual(['<p>Bring a <strong>spanner</strong>.</p>']);
    expect(await status(stage.asNobody, videoId)).toBe(200);
    const again = await stage.asMember(publishVideo, { params: { videoId }, body: SILENT });
    expect(again.problem.code).toBe('video.published');
  });

  it('has the words of its thread once it is published', async () => {
    const { id: videoId, threadId } = await published();
    const params = { threadId: String(threadId) };
    await stage.asMember(renameThread, { params, body: { title: 'Seats' } });
    const { answer: page } = await stage.asNobody(readThread, { params });
    expect((await stage.asNobody(readVideo, { params: { videoId } })).answer).toMatchObject({
      title: 'Seats',
      description: 'Bring a **spanner**.',
    });
    await stage.asMember(deletePost, { params: { postId: page.posts[0]?.id ?? '' } });
    expect((await stage.asNobody(readVideo, { params: { videoId } })).answer.description).toBe('');
    expect(await stage.asMember(updateVideo, { params: { videoId }, body: { title: 'Mine' } })).toMatchObject(
      { status: 409, problem: { code: 'video.published' } },
    );
  });

  it('is named by its thread, and listed in its community for whoever reads the thread, the latest first', async () => {
    const [first, second] = [await published(), await published()];
    await draft();
    const params = { communityId: stage.communityId };
    const list = async (query: Record<string, string>) =>
      (await stage.asNobody(listCommunityVideos, { params, query })).answer;
    const newest = await list({ limit: '1' });
    const following = await list({ limit: '1', cursor: String(newest.next) });
    expect([...newest.items, ...following.items].map(({ id }) => id)).toEqual([second.id, first.id]);
    const threadId = String(first.threadId);
    const { answer: page } = await stage.asNobody(readThread, { params: { threadId } });
    expect(page.thread.videoId).toBe(first.id);
    const { answer: threads } = await stage.asNobody(listThreads, { params });
    expect(threads.items.find(({ id }) => id === threadId)?.videoId).toBe(first.id);
    await stage.asOwner(deleteThread, { params: { threadId }, body: {} });
    expect((await list({})).items.map(({ id }) => id)).not.toContain(first.id);
    const foreign = await stage.asOwner(listCommunityVideos, { params, query: { cursor: newest.next } });
    expect(foreign.problem.code).toBe('cursor.invalid');
  });

  it('of a community that is not for everybody is listed for its members only', async () => {
    const { id: communityId } = await stage.test.given.community({
      owner: stage.member,
      visibility: 'hidden',
    });
    const { id: videoId } = await draft(communityId);
    await setPlayable(videoId);
    const community = async () =>
      (await stage.asMember(getCommunity, { params: { community: communityId } })).answer;
    expect((await community()).hasVideos).toBe(false);
    await stage.asMember(publishVideo, { params: { videoId }, body: SILENT });
    expect((await community()).hasVideos).toBe(true);
    const params = { communityId };
    expect((await stage.asMember(listCommunityVideos, { params })).answer.items).toHaveLength(1);
    expect((await stage.asOwner(listCommunityVideos, { params })).status).toBe(404);
    expect((await stage.asNobody(listCommunityVideos, { params })).status).toBe(404);
  });

  it('is hidden and comes back with its thread', async () => {
    const { id: videoId, threadId } = await published();
    const params = { threadId: String(threadId) };
    await stage.asOwner(deleteThread, { params, body: {} });
    expect([await status(stage.asNobody, videoId), await status(stage.asOwner, videoId)]).toEqual([404, 200]);
    await stage.asOwner(restoreThread, { params });
    expect(await status(stage.asNobody, videoId)).toBe(200);
  });

  it('is deleted by its author until somebody has replied, and by those who look after the community', async () => {
    const { id: videoId, threadId } = await published();
    const stranger = await stage.as(await stage.test.given.person());
    expect((await stranger(deleteVideo, { params: { videoId } })).status).toBe(403);
    await stage.asOwner(replyToThread, {
      params: { threadId: String(threadId) },
      body: { markdown: 'Where is that?' },
    });
    expect((await stage.asMember(deleteVideo, { params: { videoId } })).status).toBe(403);
    expect((await stage.asOwner(deleteVideo, { params: { videoId } })).status).toBe(204);
    expect(await status(stage.asNobody, videoId)).toBe(404);
  });

  it('frees its quota when it is deleted as a draft', async () => {
    const reserved = async (): Promise<number> =>
      (
        await stage.test.database.sql
          .selectFrom('upload_quota')
          .select('bytes')
          .where('person_id', '=', stage.member.id)
          .executeTakeFirstOrThrow()
      ).bytes;
    const { id: videoId } = await draft();
    const before = await reserved();
    expect((await stage.asOwner(deleteVideo, { params: { videoId } })).status).toBe(404);
    expect((await stage.asMember(deleteVideo, { params: { videoId } })).status).toBe(204);
    expect(await reserved()).toBe(before - 1000);
    expect((await stage.asMember(deleteVideo, { params: { videoId } })).status).toBe(404);
    expect(await reserved()).toBe(before - 1000);
  });

  it('is processed again only after it has failed', async () => {
    const { id: videoId } = await draft();
    const retry = () => stage.asMember(retryVideo, { params: { videoId } });
    expect(await retry()).toMatchObject({ status: 409, problem: { code: 'video.not-failed' } });
    await stage.test.database.sql
      .updateTable('video')
      .set({ state: 'failed', failure: 'broken', attempts: 3 })
      .where('id', '=', videoId)
      .execute();
    expect((await stage.asOwner(retryVideo, { params: { videoId } })).status).toBe(404);
    expect(await retry()).toMatchObject({ answer: { state: 'waiting', failure: null } });
  });

  it('is listed page by page, each once, the latest first', async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) made.push((await draft()).id);
    const { answer: first } = await stage.asMember(listMyVideos, { query: { limit: '2' } });
    const { answer: second } = await stage.asMember(listMyVideos, {
      query: { limit: '1', cursor: first.next },
    });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made.toReversed());
    const foreign = await stage.asOwner(listMyVideos, { query: { cursor: first.next } });
    expect(foreign.problem.code).toBe('cursor.invalid');
  });
});
