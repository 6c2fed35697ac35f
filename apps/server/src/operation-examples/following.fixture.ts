import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

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

const topicOf = async ({ newcomer }: Scene) => {
  const as = await newcomer();
  const body = { name: `Verges ${newId().slice(-6)}`, language: 'en', kind: 'interest' } as const;
  const [skill] = (await as.call(contracts.addMySkill, { body })).answer.interests;
  return { as, params: { skillId: skill?.id ?? '' } };
};

const followedTopic = async (scene: Scene) => {
  const { as, params } = await topicOf(scene);
  await as.call(contracts.followTopic, { params, body: { level: 'none' } });
  return { as, params };
};

/** Following people and topics, and other accounts of one person. */
export const followingExamples: readonly Example[] = [
  exampleOf(contracts.listFollowedTopics)(async (scene) => ({ as: (await followedTopic(scene)).as })),
  exampleOf(contracts.followTopic)(async (scene) => ({
    ...(await topicOf(scene)),
    body: { level: 'all' },
  })),
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
