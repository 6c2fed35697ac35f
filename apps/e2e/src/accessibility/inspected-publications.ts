import {
  addComment,
  beginArticle,
  createStatus,
  publishArticle,
  reactToPublication,
  setFollow,
} from '#libs/contracts';
import type { ApiCaller } from '#libs/testing';

import type { Names } from './inspected-site.js';

interface Team {
  readonly owner: ApiCaller;
  readonly member: ApiCaller;
}

const words = {
  title: 'What a year of glass has taught us',
  markdown: '## Bring banks\n\nThey fill on **Mondays**.\n\n- Empty them on Tuesdays\n- Tell the crews',
  language: 'en',
} as const;

/** An article that was changed and commented on, one that waits for its time, a status, and a reader of all of them. */
export const makePublications = async ({ owner, member }: Team): Promise<Names> => {
  await member(setFollow, { params: { handle: 'ada' }, body: { level: 'all' } });
  const begin = async (): Promise<{ publicationId: string }> => ({
    publicationId: (await owner(beginArticle, { body: {} })).answer.id,
  });
  const [article, scheduled, draft] = [await begin(), await begin(), await begin()];
  const body = { ...words, audience: 'public' } as const;
  await owner(publishArticle, { params: article, body: { ...body, version: 0 } });
  await owner(publishArticle, { params: article, body: { ...body, version: 1 } });
  await owner(publishArticle, {
    params: scheduled,
    body: { ...body, version: 0, scheduledFor: new Date(Date.now() + 86_400_000).toISOString() },
  });
  await member(addComment, { params: article, body: { markdown: 'Ours fill on **Fridays**.' } });
  await member(reactToPublication, { params: { ...article, kind: 'thanks' }, body: { on: true } });
  const { answer: status } = await owner(createStatus, {
    body: { markdown: 'At the glass works **today**.', audience: 'public' },
  });
  return {
    article: article.publicationId,
    scheduledArticle: scheduled.publicationId,
    draftArticle: draft.publicationId,
    status: status.id,
  };
};
