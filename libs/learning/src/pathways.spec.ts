import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  createPathway,
  deletePathway,
  deleteThread,
  getCommunity,
  listPathways,
  openThread,
  readPathway,
  setPathwayProgress,
  updatePathway,
  type PathwayView,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

const LINK = 'https://plan.example/benches';

describe('learning pathways', () => {
  let stage: Stage;
  let hiddenId: string;
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    const { id } = await stage.test.given.community({ owner: stage.member, visibility: 'hidden' });
    hiddenId = id;
  });
  afterAll(() => stage.test.stop());

  const begin = async (
    as: ApiCaller = stage.asMember,
    parts: { audience?: 'community' | 'organisation' | 'public'; communityId?: string } = {},
  ) =>
    as(createPathway, {
      body: { title: 'Mending benches', language: 'en', audience: 'organisation', ...parts },
    });
  const open = async (as: ApiCaller, communityId: string, title = 'Bolts'): Promise<string> => {
    const body = { title, markdown: 'Turn left.' };
    return (await as(openThread, { params: { communityId }, body })).answer.thread.id;
  };
  type Wanted = Parameters<typeof wish>[1];
  const wish = (
    { id, title, description, revision }: PathwayView,
    steps: readonly { id?: string; threadId?: string; url?: string; title?: string }[],
  ) => ({
    params: { pathwayId: id },
    body: { title, description, revision, reviewBy: '2030-05-01', steps: [...steps] },
  });
  const put = async (as: ApiCaller, pathway: PathwayView, steps: Wanted): Promise<PathwayView> =>
    (await as(updatePathway, wish(pathway, steps))).answer;
  const read = (as: ApiCaller, pathwayId: string) => as(readPathway, { params: { pathwayId } });
  const titles = ({ steps }: PathwayView): string[] => steps.map(({ title }) => title);

  it('hold threads and links of several communities in an order, and take no step twice or from nowhere', async () => {
    const { answer: pathway } = await begin();
    const [first, second] = [
      await open(stage.asMember, stage.communityId, 'Bolts'),
      await open(stage.asMember, hiddenId, 'Nuts'),
    ];
    const made = await put(stage.asMember, pathway, [
      { threadId: first },
      { url: LINK, title: 'The plan' },
      { threadId: second },
    ]);
    expect(titles(made)).toEqual(['Bolts', 'The plan', 'Nuts']);
    expect(made).toMatchObject({ revision: 2, stepCount: 3, reviewBy: '2030-05-01T00:00:00.000Z' });
    const [a, b, c] = made.steps;
    const turned = await put(stage.asMember, made, [{ id: c?.id ?? '' }, { id: a?.id ?? '' }]);
    expect(titles(turned)).toEqual(['Nuts', 'Bolts']);
    for (const steps of [
      [{ id: a?.id ?? '' }, { id: a?.id ?? '' }],
      [{ id: b?.id ?? '' }],
      [{ threadId: newId() }],
      [{}],
    ])
      expect((await stage.asMember(updatePathway, wish(turned, steps))).problem.code).toBe(
        'pathway.step-missing',
      );
    const late = await stage.asMember(updatePathway, wish(made, []));
    expect(late).toMatchObject({ status: 409, problem: { code: 'pathway.changed' } });
    const script = await stage.asMember(updatePathway, wish(turned, [{ url: 'javascript:alert(1)' }]));
    expect(script.status).toBe(400);
  });

  it('leave out without a trace what a reader may not read, and keep it in its place for those who may', async () => {
    const { answer: pathway } = await begin(stage.asOwner, {
      audience: 'community',
      communityId: stage.communityId,
    });
    const [open1, hidden] = [
      await open(stage.asMember, stage.communityId, 'Open'),
      await open(stage.asMember, hiddenId, 'Hidden'),
    ];
    const moderator = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, moderator.id, 'moderator');
    await stage.test.given.member(hiddenId, moderator.id);
    const asModerator = await stage.as(moderator);
    const made = await put(asModerator, pathway, [
      { threadId: open1 },
      { threadId: hidden },
      { url: LINK, title: 'Link' },
    ]);
    expect(titles(made)).toEqual(['Open', 'Hidden', 'Link']);
    const { answer: seen } = await read(stage.asNobody, pathway.id);
    expect([titles(seen), seen.stepCount]).toEqual([['Open', 'Link'], 2]);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`Hidden|${hidden}|${hiddenId}`));
    const secret = made.steps[1]?.id ?? '';
    const step = { params: { pathwayId: pathway.id, stepId: secret }, body: { done: true } };
    expect((await stage.asOwner(setPathwayProgress, step)).status).toBe(404);

    const { answer: owners } = await read(stage.asOwner, pathway.id);
    await put(
      stage.asOwner,
      owners,
      owners.steps.toReversed().map(({ id }) => ({ id })),
    );
    expect(titles((await read(asModerator, pathway.id)).answer)).toEqual(['Link', 'Open', 'Hidden']);
    await stage.asMember(deleteThread, { params: { threadId: open1 }, body: {} });
    expect(titles((await read(asModerator, pathway.id)).answer)).toEqual(['Link', 'Hidden']);
  });

  it('are for a community, the organisation or everybody, and exist for nobody else', async () => {
    const { answer: inside } = await begin(stage.asMember, { audience: 'community', communityId: hiddenId });
    const { answer: ours } = await begin();
    const admin = await stage.as(await stage.test.given.person({ role: 'admin' }));
    const { answer: open1 } = await begin(admin, { audience: 'public' });
    expect((await begin(stage.asMember, { audience: 'public' })).status).toBe(403);
    expect((await begin(stage.asOwner, { audience: 'community', communityId: hiddenId })).status).toBe(404);
    expect((await begin(stage.asOwner, { audience: 'community' })).problem.code).toBe(
      'pathway.community-missing',
    );
    const reach = async (as: ApiCaller): Promise<number[]> =>
      Promise.all([inside, ours, open1].map(async ({ id }) => (await read(as, id)).status));
    expect(await reach(stage.asMember)).toEqual([200, 200, 200]);
    expect(await reach(stage.asOwner)).toEqual([404, 200, 200]);
    expect(await reach(stage.asNobody)).toEqual([404, 404, 200]);
    const listed = async (as: ApiCaller) => (await as(listPathways)).answer.items.map(({ id }) => id);
    expect(await listed(stage.asNobody)).toContain(open1.id);
    expect(await listed(stage.asNobody)).not.toContain(ours.id);
    expect(await listed(stage.asOwner)).not.toContain(inside.id);
    const library = async () =>
      (await stage.asMember(getCommunity, { params: { community: hiddenId } })).answer.hasLibrary;
    expect(await library()).toBe(true);
    expect((await stage.asOwner(deletePathway, { params: { pathwayId: ours.id } })).status).toBe(403);
    await stage.asMember(deletePathway, { params: { pathwayId: inside.id } });
    expect([(await read(stage.asMember, inside.id)).status, await library()]).toEqual([404, false]);
  });

  it('count a video that somebody watched to the end as done by itself', async () => {
    const threadId = await open(stage.asMember, stage.communityId);
    const [videoId, now] = [newId(), new Date()];
    const { database } = stage.test;
    await database.sql
      .insertInto('video')
      .values({
        id: videoId,
        instance_id: stage.member.viewer.instanceId,
        community_id: stage.communityId,
        author_id: stage.member.id,
        thread_id: threadId,
        published_at: now,
        title: 'Bolts',
        description: '',
        language: 'en',
        state: 'ready',
        duration_ms: 61_000,
        reserved_bytes: 0,
        created_at: now,
      })
      .execute();
    const { answer: pathway } = await begin();
    const made = await put(stage.asMember, pathway, [{ threadId }]);
    expect(made).toMatchObject({ minutes: 2, done: 0, steps: [{ kind: 'video', doneBy: null }] });
    await sql`insert into watch_record (person_id, video_id, seen, position_ms, completed_at)
      values (${stage.owner.id}, ${videoId}, '{[0,61)}', 0, ${now})`.execute(database.sql);
    const { answer: owners } = await read(stage.asOwner, pathway.id);
    expect(owners).toMatchObject({ done: 1, steps: [{ doneBy: 'watching' }] });
    expect((await read(stage.asMember, pathway.id)).answer.done).toBe(0);
  });

  it('keep how far somebody is for them alone', async () => {
    const { answer: pathway } = await begin();
    const made = await put(stage.asMember, pathway, [{ url: LINK }, { url: LINK, title: 'Again' }]);
    const done = (stepId: string, isDone = true) =>
      stage.asOwner(setPathwayProgress, {
        params: { pathwayId: pathway.id, stepId },
        body: { done: isDone },
      });
    const [first, second] = made.steps.map(({ id }) => id);
    await done(first ?? '');
    await done(first ?? '');
    expect((await done(second ?? '')).answer).toMatchObject({ stepCount: 2, done: 2 });
    expect((await read(stage.asMember, pathway.id)).answer.done).toBe(0);
    expect((await done(second ?? '', false)).answer.steps.map(({ doneBy }) => doneBy)).toEqual([
      'saying-so',
      null,
    ]);
  });
});
