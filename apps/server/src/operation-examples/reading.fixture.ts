import * as contracts from '#libs/contracts';
import { eventually } from '#libs/testing';

import { exampleOf, type Example } from './example.fixture.js';
import { untilListed, type Actor, type Scene } from './scene.fixture.js';

const placeOfThread = async (scene: Scene): Promise<{ place: string }> => ({
  place: `thread:${(await scene.newThread()).thread.id}`,
});

const words = { markdown: 'What I mean is', revision: 0 };

const withDraft = async (scene: Scene): Promise<{ as: Actor; params: { place: string } }> => {
  const params = await placeOfThread(scene);
  await scene.member.call(contracts.saveDraft, { params, body: words });
  return { as: scene.member, params };
};

const mentioned = async (scene: Scene) => {
  const as = await scene.newcomer();
  await scene.test.given.member(scene.parks.id, as.id);
  await scene.newThread({ markdown: `Have you seen this, @${as.name}?` });
  const { id } = await untilListed(() => as.call(contracts.listNotifications));
  return { as, id };
};

/** What is new for me, how far I have read, my drafts and my notifications. */
export const readingExamples: readonly Example[] = [
  exampleOf(contracts.readHome)(async (scene) => {
    await scene.newThread({ kind: 'question' });
    return { as: (await withDraft(scene)).as };
  }),
  exampleOf(contracts.listUnreadCounts)(async (scene) => {
    await scene.newThread();
    return { as: scene.member };
  }),
  exampleOf(contracts.moveReadPosition)(async (scene) => ({
    as: scene.member,
    params: { threadId: (await scene.newThread()).thread.id },
    body: { readThrough: 1 },
  })),
  exampleOf(contracts.markCommunityRead)((scene) => ({
    as: scene.member,
    params: { communityId: scene.parks.id },
  })),
  exampleOf(contracts.markAllRead)((scene) => ({ as: scene.member })),
  exampleOf(contracts.readMyEvents)(async (scene) => {
    const { as } = await mentioned(scene);
    return { as, query: { after: '0' } };
  }),
  exampleOf(contracts.listDrafts)(async (scene) => ({ as: (await withDraft(scene)).as })),
  exampleOf(contracts.readDraft)(withDraft),
  exampleOf(contracts.saveDraft)(
    async (scene) => ({ as: scene.member, params: await placeOfThread(scene), body: words }),
    { code: 'draft.conflict', asked: async (scene) => ({ ...(await withDraft(scene)), body: words }) },
  ),
  exampleOf(contracts.deleteDraft)(withDraft),
  exampleOf(contracts.previewMarkdown)((scene) => ({
    as: scene.member,
    params: { communityId: scene.parks.id },
    body: { markdown: '- one\n- two' },
  })),
  exampleOf(contracts.suggestMentions)((scene) => ({
    as: scene.member,
    params: { communityId: scene.parks.id },
    query: { q: scene.owner.name.slice(0, 8) },
  })),
  exampleOf(contracts.suggestMentionsOnPages)((scene) => ({
    as: scene.member,
    query: { q: scene.owner.name.slice(0, 8) },
  })),
  exampleOf(contracts.listNotifications)(async (scene) => {
    const { as } = await mentioned(scene);
    await scene.newThread({ markdown: `And this, @${as.name}?` });
    await eventually(async () => {
      const { answer } = await as.call(contracts.listNotifications);
      if (answer.items.length < 2) throw new Error('The second mention is not listed yet.');
    });
    return { as, query: { only: 'unread' } };
  }),
  exampleOf(contracts.readNotification)(async (scene) => {
    const { as, id } = await mentioned(scene);
    return { as, params: { notificationId: id }, body: { read: true } };
  }),
  exampleOf(contracts.readAllNotifications)((scene) => ({ as: scene.member })),
];
