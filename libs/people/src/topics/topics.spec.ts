import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addMySkill,
  createStatus,
  followTopic,
  listFollowedTopics,
  listMyThreads,
  listNews,
  listNotifications,
  openThread,
  readHome,
  renameThread,
  setFollow,
  unfollowTopic,
  type FollowedTopic,
} from '#libs/contracts';
import { ReadHome } from '#libs/discussion';
import { newId } from '#libs/kernel';
import {
  eventually,
  fewestStatements,
  setStage,
  type ApiCaller,
  type Somebody,
  type Stage,
} from '#libs/testing';

import { Vocabulary } from '../vocabulary.js';

describe('following topics', () => {
  let stage: Stage;
  let gritting: string;
  let verges: string;
  beforeAll(async () => {
    stage = await setStage();
    [gritting, verges] = [await nameSkill('Winter gritting'), await nameSkill('Verges')];
  });
  afterAll(() => stage.test.stop());

  const nameSkill = async (name: string): Promise<string> => {
    const body = { name, language: 'en', kind: 'interest' } as const;
    const { interests } = (await stage.asOwner(addMySkill, { body })).answer;
    return interests.find(({ labels }) => labels.en === name)?.id ?? '';
  };

  const follower = async (skillId: string, level: FollowedTopic['level'] = 'all'): Promise<Somebody> => {
    const person = await stage.newcomer();
    await person.as(followTopic, { params: { skillId }, body: { level } });
    return person;
  };

  const threadsOf = async (as: ApiCaller): Promise<string[]> =>
    (await as(listMyThreads, { query: { filter: 'topics' } })).answer.items.map(({ title }) => title);

  const heardBy = async (as: ApiCaller): Promise<(string | undefined)[]> =>
    (await as(listNotifications)).answer.items
      .filter(({ kind }) => kind === 'followed-topic')
      .map(({ thread, publication }) => thread?.title ?? publication?.excerpt);

  it('is begun, changed and ended, for what the vocabulary has', async () => {
    const { as } = await stage.newcomer();
    const params = { skillId: gritting };
    const begun = await as(followTopic, { params, body: { level: 'all' } });
    expect(begun.answer.items).toMatchObject([{ skill: { id: gritting }, level: 'all' }]);
    await as(followTopic, { params, body: { level: 'mute' } });
    expect((await as(listFollowedTopics)).answer.items).toMatchObject([{ level: 'mute' }]);
    expect((await as(unfollowTopic, { params })).answer.items).toEqual([]);
    const unknown = await as(followTopic, { params: { skillId: newId() }, body: { level: 'all' } });
    expect(unknown.status).toBe(404);
  });

  it('brings new threads that name it to Home and, at the level for everything, to the notifications', async () => {
    const [every, quiet, muted, other] = [
      await follower(gritting),
      await follower(gritting, 'none'),
      await follower(gritting, 'mute'),
      await follower(verges),
    ];
    await stage.open(stage.asMember, { title: 'A log for winter gritting' });
    await stage.open(stage.asMember, { title: 'The depot', markdown: 'Is winter gritting planned?' });
    await stage.open(stage.asMember, { title: 'Winter tyres' });
    const both = ['The depot', 'A log for winter gritting'];
    await eventually(async () => {
      expect(await heardBy(every.as)).toEqual(both);
      expect(await threadsOf(quiet.as)).toEqual(both);
    });
    expect((await quiet.as(readHome)).answer.topics.map(({ title }) => title)).toEqual(both);
    expect(await heardBy(quiet.as)).toEqual([]);
    expect(await threadsOf(muted.as)).toEqual([]);
    expect(await threadsOf(other.as)).toEqual([]);
  });

  it('brings only what the follower may read, and no longer what was renamed', async () => {
    const { as } = await follower(verges);
    const { id } = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    await stage.asOwner(openThread, {
      params: { communityId: id },
      body: { title: 'Verges of our own', markdown: 'Hush.' },
    });
    const threadId = await stage.open(stage.asMember, { title: 'Verges for all' });
    await eventually(async () => expect(await heardBy(as)).toEqual(['Verges for all']));
    expect(await threadsOf(as)).toEqual(['Verges for all']);
    await stage.asMember(renameThread, { params: { threadId }, body: { title: 'Hedges for all' } });
    await eventually(async () => expect(await threadsOf(as)).toEqual([]));
  });

  it('brings articles and statuses that name it, not those of people who were muted', async () => {
    const [one, two, author] = [await follower(verges), await follower(verges), await stage.newcomer()];
    await two.as(setFollow, { params: { handle: author.person.name }, body: { level: 'mute' } });
    const body = { markdown: 'Cutting verges today.', audience: 'organisation' } as const;
    await author.as(createStatus, { body });
    await author.as(createStatus, { body: { markdown: 'Verges, for followers.' } });
    await eventually(async () => expect(await heardBy(one.as)).toEqual(['Cutting verges today.']));
    expect((await one.as(listNews)).answer.items.map(({ excerpt }) => excerpt)).toEqual([
      'Cutting verges today.',
    ]);
    expect((await two.as(listNews)).answer.items).toEqual([]);
    expect(await heardBy(two.as)).toEqual([]);
  });

  it('goes on when a topic is merged into another', async () => {
    const old = await nameSkill('Gully emptying');
    const { as } = await follower(old, 'none');
    await stage.open(stage.asMember, { title: 'Gully emptying by night' });
    await eventually(async () => expect(await threadsOf(as)).toEqual(['Gully emptying by night']));
    const into = await nameSkill('Drains');
    await stage.test.server.app.get(Vocabulary).merge(stage.owner.viewer, {
      params: { skillId: old },
      query: {},
      body: { into },
    });
    expect((await as(listFollowedTopics)).answer.items).toMatchObject([{ skill: { id: into } }]);
    expect(await threadsOf(as)).toEqual(['Gully emptying by night']);
  });
});

describe('Home of somebody who follows topics', () => {
  it('costs five statements, however much is followed, and says where each list goes on', async () => {
    // No worker, whose statements would be counted too.
    const stage = await setStage({ ROLES: 'web' });
    try {
      const { person, as } = await stage.newcomer();
      const body = { name: 'Gritting', language: 'en', kind: 'interest' } as const;
      const skillId = (await as(addMySkill, { body })).answer.interests[0]?.id ?? '';
      await as(followTopic, { params: { skillId }, body: { level: 'all' } });
      for (let count = 0; count < 6; count += 1) {
        const threadId = await stage.open(stage.asMember, { title: `Night ${count}` });
        const about = { skill_id: skillId, thread_id: threadId };
        await stage.test.database.sql.insertInto('thread_topic').values(about).execute();
      }
      const homes = stage.test.server.app.get(ReadHome);
      const count = await fewestStatements(stage.test.database, () => homes.execute(person.viewer));
      expect(count).toBe(5);
      const { topics, nextTopic } = (await as(readHome)).answer;
      expect(topics.map(({ title }) => title)).toEqual([5, 4, 3, 2, 1].map((night) => `Night ${night}`));
      const query = { filter: 'topics', cursor: nextTopic ?? '' } as const;
      const { items } = (await as(listMyThreads, { query })).answer;
      expect(items.map(({ title }) => title)).toEqual(['Night 0']);
    } finally {
      await stage.test.stop();
    }
  });
});
