import * as contracts from '#libs/contracts';
import type { Operation } from '#libs/contracts';

import { exampleOf, type Envelope, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

type OfThread = Envelope & { params: { threadId: string } };

const ownersThread = async (scene: Scene): Promise<OfThread> => ({
  as: scene.owner,
  params: { threadId: (await scene.newThread()).thread.id },
});

/** Somebody who may read the thread, but is not a member. */
const onlooker = async (scene: Scene): Promise<OfThread> => ({
  ...(await ownersThread(scene)),
  as: await scene.newcomer(),
});

const notAllowed = { code: 'not-allowed', asked: onlooker };

const question = async (scene: Scene) => {
  const { thread } = await scene.newThread({ kind: 'question' });
  const reply = await scene.reply(scene.member, thread.id);
  return { params: { threadId: thread.id }, body: { postId: reply.id } };
};

const answered = async (scene: Scene): Promise<OfThread> => {
  const { params, body } = await question(scene);
  await scene.owner.call(contracts.acceptAnswer, { params, body });
  return { as: scene.owner, params };
};

const deleted = async (scene: Scene): Promise<OfThread> => {
  const asked = await ownersThread(scene);
  await scene.owner.call(contracts.deleteThread, { params: asked.params, body: {} });
  return asked;
};

/** Somebody who deleted a thread of theirs and then left the community. */
const deletedByLeaver = async (scene: Scene): Promise<OfThread> => {
  const as = await scene.newcomer();
  await scene.test.given.member(scene.parks.id, as.id);
  const body = { title: 'A fountain', markdown: 'Where?' };
  const { answer } = await as.call(contracts.openThread, { params: { communityId: scene.parks.id }, body });
  const params = { threadId: answer.thread.id };
  await as.call(contracts.deleteThread, { params, body: {} });
  await as.call(contracts.leaveCommunity, { params: { community: scene.parks.name } });
  return { as, params };
};

const switches: readonly Operation[] = [
  contracts.lockThread,
  contracts.unlockThread,
  contracts.pinThread,
  contracts.unpinThread,
];

/** Threads. */
export const threadExamples: readonly Example[] = [
  exampleOf(contracts.listThreads)(async (scene) => {
    await scene.newThread();
    return { params: { communityId: scene.parks.id }, query: { filter: 'all', limit: '3' } };
  }),
  exampleOf(contracts.listMyThreads)(async (scene) => {
    await scene.newThread();
    return { as: scene.owner, query: { filter: 'mine' } };
  }),
  exampleOf(contracts.openThread)(
    async (scene) => ({
      as: scene.member,
      params: { communityId: scene.parks.id },
      body: {
        title: 'A new bench',
        markdown: `Thank you, @${scene.owner.name}.`,
        kind: 'discussion',
        language: 'en',
        attachmentIds: [(await scene.upload(scene.member, 'attachment')).id],
      },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer(),
        params: { communityId: scene.parks.id },
        body: { title: 'A new bench', markdown: 'Where?' },
      }),
    },
  ),
  exampleOf(contracts.readThread)(async (scene) => ({
    ...(await answered(scene)),
    query: { at: 'first-unread' },
  })),
  exampleOf(contracts.renameThread)(
    async (scene) => ({ ...(await ownersThread(scene)), body: { title: 'Seats' } }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({ ...(await onlooker(scene)), body: { title: 'Mine' } }),
    },
  ),
  exampleOf(contracts.setThreadKind)(
    async (scene) => ({ ...(await ownersThread(scene)), body: { kind: 'question' } }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({ ...(await onlooker(scene)), body: { kind: 'question' } }),
    },
  ),
  ...switches.map((operation) => exampleOf(operation)(ownersThread, notAllowed)),
  exampleOf(contracts.deleteThread)(
    async (scene) => ({ ...(await ownersThread(scene)), body: { reason: 'It names a resident.' } }),
    { code: 'not-allowed', asked: async (scene) => ({ ...(await onlooker(scene)), body: {} }) },
  ),
  exampleOf(contracts.restoreThread)(deleted, { code: 'not-allowed', asked: deletedByLeaver }),
  exampleOf(contracts.acceptAnswer)(async (scene) => ({ as: scene.owner, ...(await question(scene)) }), {
    code: 'thread.not-a-question',
    asked: async (scene) => {
      const { thread } = await scene.newThread();
      const { id: postId } = await scene.reply(scene.member, thread.id);
      return { as: scene.owner, params: { threadId: thread.id }, body: { postId } };
    },
  }),
  exampleOf(contracts.unacceptAnswer)(answered, notAllowed),
  exampleOf(contracts.readThreadEvents)(async (scene) => ({
    params: (await ownersThread(scene)).params,
    query: { after: '0' },
  })),
  exampleOf(contracts.readSubscription)(ownersThread),
  exampleOf(contracts.setSubscription)(async (scene) => ({
    ...(await ownersThread(scene)),
    body: { level: 'watch' },
  })),
];
