import * as contracts from '#libs/contracts';
import type { PublicationView } from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

const TOMORROW = 86_400_000;

const words = {
  title: 'What the frost taught us',
  markdown: 'The **gritters** went out twice.',
  language: 'en',
} as const;

interface Written {
  readonly as: Actor;
  readonly params: { readonly publicationId: string };
}

const newStatus = async (scene: Scene): Promise<PublicationView> => {
  const body = { markdown: 'Out with the gritters tonight.', audience: 'organisation' } as const;
  return (await scene.owner.call(contracts.createStatus, { body })).answer;
};

const begunBy = async (as: Actor): Promise<Written> => {
  const { answer } = await as.call(contracts.beginArticle, { body: {} });
  return { as, params: { publicationId: answer.id } };
};

const newArticle = async ({ newcomer }: Scene): Promise<Written> => begunBy(await newcomer());

/** An article of somebody that anybody may read. */
export const publishedBy = async (as: Actor): Promise<Written> => {
  const { params } = await begunBy(as);
  const body = { ...words, audience: 'public', version: 0 } as const;
  await as.call(contracts.publishArticle, { params, body });
  return { as, params };
};

const published = async ({ newcomer }: Scene): Promise<Written> => publishedBy(await newcomer());

/** Published, and twice again with other words. */
const rewritten = async (scene: Scene): Promise<Written> => {
  const { as, params } = await published(scene);
  for (const version of [1, 2]) {
    const body = { ...words, markdown: `Roads, part ${version}.`, audience: 'public', version } as const;
    await as.call(contracts.publishArticle, { params, body });
  }
  return { as, params };
};

/** Somebody who has gone to another server, and takes no part here any more. */
const moved = async ({ newcomer, test }: Scene): Promise<Actor> => {
  const as = await newcomer();
  await test.database.sql
    .updateTable('person')
    .set({ moved_at: new Date() })
    .where('id', '=', as.id)
    .execute();
  return as;
};

const notAllowed = 'not-allowed';

const commented = async (scene: Scene) => {
  const params = { publicationId: (await newStatus(scene)).id };
  const body = { markdown: 'Take care.' };
  const { answer } = await scene.member.call(contracts.addComment, { params, body });
  return { as: scene.member, params: { ...params, commentId: answer.id } };
};

/** Articles and statuses, and what is said to them. */
export const publicationExamples: readonly Example[] = [
  exampleOf(contracts.createStatus)(
    (scene) => ({
      as: scene.member,
      body: { markdown: 'Out with the gritters tonight.', language: 'en', audience: 'organisation' },
    }),
    {
      code: notAllowed,
      asked: async (scene) => ({ as: await moved(scene), body: { markdown: 'Still here.' } }),
    },
  ),
  exampleOf(contracts.beginArticle)(
    async (scene) => ({ as: await scene.newcomer(), body: { language: 'en' } }),
    { code: notAllowed, asked: async (scene) => ({ as: await moved(scene), body: {} }) },
  ),
  exampleOf(contracts.publishArticle)(
    async (scene) => ({
      ...(await newArticle(scene)),
      body: { ...words, audience: 'organisation', scheduledFor: null, version: 0 },
    }),
    {
      code: 'publication.changed',
      asked: async (scene) => ({
        ...(await newArticle(scene)),
        body: { ...words, audience: 'organisation', version: 3 },
      }),
    },
  ),
  exampleOf(contracts.unscheduleArticle)(async (scene) => {
    const { as, params } = await newArticle(scene);
    const scheduledFor = new Date(Date.now() + TOMORROW).toISOString();
    const body = { ...words, audience: 'public', scheduledFor, version: 0 } as const;
    await as.call(contracts.publishArticle, { params, body });
    return { as, params };
  }),
  exampleOf(contracts.listMyArticles)(async (scene) => {
    const { as } = await newArticle(scene);
    await as.call(contracts.beginArticle, { body: {} });
    return { as };
  }),
  exampleOf(contracts.listPublications)(async (scene) => {
    const { as } = await published(scene);
    await publishedBy(as);
    return { params: { handle: as.name }, query: { kind: 'article', limit: '3' } };
  }),
  exampleOf(contracts.listNews)(async (scene) => {
    await newStatus(scene);
    return { as: scene.owner, query: { limit: '3' } };
  }),
  exampleOf(contracts.readPublication)(async (scene) => ({ params: (await published(scene)).params })),
  exampleOf(contracts.listPublicationVersions)(rewritten, {
    code: notAllowed,
    asked: async (scene) => ({ as: scene.member, params: (await published(scene)).params }),
  }),
  exampleOf(contracts.reactToPublication)(
    async (scene) => ({
      as: scene.member,
      params: { publicationId: (await newStatus(scene)).id, kind: 'like' },
      body: { on: true },
    }),
    {
      code: notAllowed,
      asked: async (scene) => ({
        as: await moved(scene),
        params: { publicationId: (await newStatus(scene)).id, kind: 'like' },
        body: { on: true },
      }),
    },
  ),
  exampleOf(contracts.listComments)(async (scene) => {
    const { as, params } = await published(scene);
    for (const markdown of ['And once more.', 'And again.'])
      await as.call(contracts.addComment, { params, body: { markdown } });
    return { params };
  }),
  exampleOf(contracts.addComment)(
    async (scene) => ({
      as: scene.member,
      params: { publicationId: (await newStatus(scene)).id },
      body: { markdown: 'Take care.', language: 'en' },
    }),
    {
      code: notAllowed,
      asked: async (scene) => ({
        as: await moved(scene),
        params: { publicationId: (await newStatus(scene)).id },
        body: { markdown: 'Take care.' },
      }),
    },
  ),
  exampleOf(contracts.editComment)(
    async (scene) => ({ ...(await commented(scene)), body: { markdown: 'Take good care.', version: 1 } }),
    {
      code: 'publication.changed',
      asked: async (scene) => ({
        ...(await commented(scene)),
        body: { markdown: 'Take good care.', version: 2 },
      }),
    },
  ),
  exampleOf(contracts.deleteComment)(commented, {
    code: notAllowed,
    asked: async (scene) => ({ ...(await commented(scene)), as: await scene.newcomer() }),
  }),
  exampleOf(contracts.deletePublication)(published, {
    code: notAllowed,
    asked: async (scene) => ({ as: scene.member, params: (await published(scene)).params }),
  }),
  exampleOf(contracts.previewPublication)((scene) => ({
    as: scene.member,
    body: { markdown: 'Out **tonight**.' },
  })),
];
