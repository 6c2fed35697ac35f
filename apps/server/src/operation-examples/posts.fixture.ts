import * as contracts from '#libs/contracts';

import { exampleOf, type Envelope, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

type OfPost = Envelope & { params: { postId: string } };

const ownersPost = async (scene: Scene): Promise<OfPost> => ({
  as: scene.owner,
  params: { postId: (await scene.newThread()).post.id },
});

/** Somebody who may read the post, but is not a member. */
const onlooker = async (scene: Scene): Promise<OfPost> => ({
  ...(await ownersPost(scene)),
  as: await scene.newcomer(),
});

const notAllowed = { code: 'not-allowed', asked: onlooker };

const deletedPost = {
  code: 'post.deleted',
  asked: async (scene: Scene) => {
    const asked = await ownersPost(scene);
    await scene.owner.call(contracts.deletePost, { params: asked.params });
    return asked;
  },
};

const edited = async (scene: Scene): Promise<OfPost> => {
  const { params } = await ownersPost(scene);
  await scene.owner.call(contracts.editPost, { params, body: { markdown: 'Seats, please.', version: 1 } });
  return { as: scene.owner, params };
};

const liked = async (scene: Scene) => {
  const { params } = await ownersPost(scene);
  await scene.member.call(contracts.addReaction, { params: { ...params, kind: 'like' } });
  return params;
};

const onlookerLikes = {
  code: 'not-allowed',
  asked: async (scene: Scene) => {
    const { as, params } = await onlooker(scene);
    return { ...(as !== undefined && { as }), params: { ...params, kind: 'like' as const } };
  },
};

/** Posts and reactions. */
export const postExamples: readonly Example[] = [
  exampleOf(contracts.replyToThread)(
    async (scene) => {
      const { thread, post } = await scene.newThread();
      return {
        as: scene.member,
        params: { threadId: thread.id },
        body: { markdown: 'By the pond.', replyToId: post.id, language: 'en' },
      };
    },
    {
      code: 'thread.locked',
      asked: async (scene) => {
        const params = { threadId: (await scene.newThread()).thread.id };
        await scene.owner.call(contracts.lockThread, { params });
        return { as: scene.member, params, body: { markdown: 'One more thing' } };
      },
    },
  ),
  exampleOf(contracts.readPost)(async (scene) => ({ params: await liked(scene) })),
  exampleOf(contracts.readPostSource)(ownersPost, notAllowed),
  exampleOf(contracts.editPost)(
    async (scene) => ({ ...(await ownersPost(scene)), body: { markdown: 'Seats?', version: 1 } }),
    {
      code: 'post.changed-meanwhile',
      asked: async (scene) => ({ ...(await edited(scene)), body: { markdown: 'Seats?', version: 1 } }),
    },
  ),
  exampleOf(contracts.makeWiki)(ownersPost, notAllowed),
  exampleOf(contracts.unmakeWiki)(ownersPost, deletedPost),
  exampleOf(contracts.listPostVersions)(edited),
  exampleOf(contracts.deletePost)(ownersPost, notAllowed),
  exampleOf(contracts.restorePost)(
    async (scene) => {
      const asked = await ownersPost(scene);
      await scene.owner.call(contracts.deletePost, { params: asked.params });
      return asked;
    },
    {
      code: 'not-allowed',
      asked: async (scene) => {
        const { thread } = await scene.newThread();
        const params = { postId: (await scene.reply(scene.member, thread.id)).id };
        await scene.owner.call(contracts.deletePost, { params });
        return { as: scene.member, params };
      },
    },
  ),
  exampleOf(contracts.addReaction)(async (scene) => {
    const { params } = await ownersPost(scene);
    return { as: scene.member, params: { ...params, kind: 'thanks' } };
  }, onlookerLikes),
  exampleOf(contracts.removeReaction)(
    async (scene) => ({ as: scene.member, params: { ...(await liked(scene)), kind: 'like' } }),
    onlookerLikes,
  ),
  exampleOf(contracts.listReactions)(async (scene) => {
    const params = await liked(scene);
    await scene.owner.call(contracts.addReaction, { params: { ...params, kind: 'like' } });
    return { as: scene.member, params, query: { kind: 'like' } };
  }),
];
