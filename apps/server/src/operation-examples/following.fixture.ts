import * as contracts from '#libs/contracts';
import { LIMITS, newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import { PASSWORD } from './mailbox.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

const HERE = 'https://northfield.example';
const NOBODY = 'nobody@elsewhere.example';

/** Somebody on another server, who names an account here as theirs, if they name one. */
const someoneElsewhere = async ({ peer }: Scene, names: readonly string[] = []): Promise<string> => {
  const name = `carys_${newId().slice(-12)}`;
  const { id, host } = await peer.author(name);
  const document = peer.documents.get(id) as Record<string, unknown>;
  peer.documents.set(id, { ...document, alsoKnownAs: names.map((each) => `${HERE}/u/${each}`) });
  return `${name}@${host}`;
};

const following = async (scene: Scene): Promise<{ as: Actor; params: { handle: string } }> => {
  const [as, other] = [await scene.newcomer(), await scene.newcomer()];
  const params = { handle: other.name };
  await as.call(contracts.setFollow, { params, body: { level: 'threads' } });
  return { as, params };
};

const withOther = async (scene: Scene) => {
  const as = await scene.newcomer();
  const body = { handle: await someoneElsewhere(scene) };
  const [other] = (await as.call(contracts.addOtherAccount, { body })).answer.others;
  return { as, params: { personId: other?.id ?? '' } };
};

const topicOf = async (as: Actor) => {
  const body = { name: `Verges ${newId().slice(-12)}`, language: 'en', kind: 'interest' } as const;
  const { interests } = (await as.call(contracts.addMySkill, { body })).answer;
  const skill = interests.find(({ labels }) => labels.en === body.name);
  return { as, params: { skillId: skill?.id ?? '' } };
};

/** One of two topics that somebody follows. */
const followedTopic = async ({ newcomer }: Scene) => {
  const as = await newcomer();
  const [other, { params }] = [await topicOf(as), await topicOf(as)];
  for (const each of [other.params, params])
    await as.call(contracts.followTopic, { params: each, body: { level: 'none' } });
  return { as, params };
};

/** Somebody who follows as many topics as one person can, and one more that they might want to. */
const withAllTopics = async ({ newcomer, test }: Scene) => {
  const as = await newcomer();
  const now = new Date();
  const skills = Array.from({ length: LIMITS.skills.followed }, (_, at) => ({
    id: newId(),
    label_en: `Topic ${at}`,
    created_at: now,
  }));
  const { sql } = test.database;
  await sql.insertInto('skill').values(skills).execute();
  const followed = skills.map(({ id }) => ({
    person_id: as.id,
    skill_id: id,
    level: 'none' as const,
    followed_at: now,
  }));
  await sql.insertInto('topic_follow').values(followed).execute();
  return topicOf(as);
};

/** Following people and topics, and other accounts of one person. */
export const followingExamples: readonly Example[] = [
  exampleOf(contracts.listFollowedTopics)(async (scene) => ({ as: (await followedTopic(scene)).as })),
  exampleOf(contracts.followTopic)(
    async (scene) => ({ ...(await topicOf(await scene.newcomer())), body: { level: 'all' } }),
    {
      code: 'topics.too-many',
      asked: async (scene) => ({ ...(await withAllTopics(scene)), body: { level: 'all' } }),
    },
  ),
  exampleOf(contracts.unfollowTopic)(followedTopic),
  exampleOf(contracts.readFollow)(following),
  exampleOf(contracts.setFollow)(
    async (scene) => ({
      as: await scene.newcomer(),
      params: { handle: scene.owner.name },
      body: { level: 'all' },
    }),
    {
      code: 'follow.refused',
      asked: async (scene) => {
        const as = await scene.newcomer();
        return { as, params: { handle: as.name }, body: { level: 'all' } };
      },
    },
  ),
  exampleOf(contracts.endFollow)(following),
  exampleOf(contracts.findPersonElsewhere)(
    async (scene) => ({ as: scene.member, body: { handle: await someoneElsewhere(scene) } }),
    {
      code: 'person.not-found-there',
      asked: (scene) => ({ as: scene.member, body: { handle: NOBODY } }),
    },
  ),
  exampleOf(contracts.readTies)(async (scene) => ({ as: (await withOther(scene)).as })),
  exampleOf(contracts.changeTies)(async (scene) => ({
    as: await scene.newcomer(),
    body: { acceptsFollowers: false },
  })),
  exampleOf(contracts.addOtherAccount)(
    async (scene) => ({
      as: await scene.newcomer(),
      body: { handle: await someoneElsewhere(scene) },
    }),
    {
      code: 'person.not-found-there',
      asked: async (scene) => ({ as: await scene.newcomer(), body: { handle: NOBODY } }),
    },
  ),
  exampleOf(contracts.removeOtherAccount)(withOther),
  exampleOf(contracts.moveAccount)(
    async (scene) => {
      const as = await scene.withPassword();
      const handle = await someoneElsewhere(scene, [as.name]);
      return { as, body: { handle, currentPassword: PASSWORD } };
    },
    {
      code: 'move.not-named',
      asked: async (scene) => ({
        as: await scene.withPassword(),
        body: { handle: await someoneElsewhere(scene), currentPassword: PASSWORD },
      }),
    },
  ),
];
