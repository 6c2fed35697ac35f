import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';
import { publishedVideo } from './video-drafts.fixture.js';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

/** A community of the owner's that began with a start kit. */
const begun = async ({ owner }: Scene): Promise<{ community: string }> => {
  const { answer } = await owner.call(contracts.createCommunity, {
    body: {
      name: `benches_${newId().slice(-8)}`,
      title: 'Benches',
      purpose: 'Where to sit.',
      visibility: 'public',
      joinPolicy: 'open',
      template: 'practice',
    },
  });
  return { community: answer.id };
};

const joinedBoth = async (scene: Scene, params: { community: string }): Promise<void> => {
  for (const { call } of [scene.member, await scene.newcomer()])
    await call(contracts.joinCommunity, { params });
};

const ownersPanel = async (scene: Scene) => ({ as: scene.owner, params: await begun(scene) });

const notAllowed = {
  code: 'not-allowed',
  asked: async (scene: Scene) => ({ as: scene.member, params: await begun(scene) }),
};

/** The panel of those who look after a community. */
export const facilitationExamples: readonly Example[] = [
  exampleOf(contracts.readPanel)(ownersPanel, notAllowed),
  exampleOf(contracts.listNewMembers)(async (scene) => {
    const params = await begun(scene);
    await joinedBoth(scene, params);
    return { as: scene.owner, params };
  }, notAllowed),
  exampleOf(contracts.listQuietMembers)(async (scene) => {
    const params = await begun(scene);
    await joinedBoth(scene, params);
    await scene.test.database.sql
      .updateTable('membership')
      .set({ joined_at: LONG_AGO })
      .where('community_id', '=', params.community)
      .execute();
    return { as: scene.owner, params };
  }, notAllowed),
  exampleOf(contracts.listStaleVideos)(async (scene) => {
    const videoId = await publishedVideo(scene, scene.member);
    await scene.test.database.sql
      .updateTable('video')
      .set({ review_by: LONG_AGO })
      .where('id', '=', videoId)
      .execute();
    return { as: scene.owner, params: { community: scene.parks.name } };
  }, notAllowed),
  exampleOf(contracts.tickChecklist)(
    async (scene) => ({
      as: scene.owner,
      params: { ...(await begun(scene)), item: 'tell' },
      body: { done: true },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: scene.member,
        params: { ...(await begun(scene)), item: 'tell' },
        body: { done: true },
      }),
    },
  ),
  exampleOf(contracts.welcomeMember)(
    async (scene) => {
      const params = await begun(scene);
      await scene.member.call(contracts.joinCommunity, { params });
      return { as: scene.owner, params: { ...params, personId: scene.member.id } };
    },
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: scene.member,
        params: { ...(await begun(scene)), personId: scene.member.id },
      }),
    },
  ),
];
