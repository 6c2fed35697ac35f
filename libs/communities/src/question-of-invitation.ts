import { sql, type RawBuilder } from 'kysely';

import { readsThread } from '#libs/access';
import type { QuestionAsked } from '#libs/contracts';
import type { Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

type Question = Omit<QuestionAsked, 'slug'>;

/** The thread that the invitation joined under this alias asks about, as far as it is here. */
const threadOf = (invitation: string): RawBuilder<unknown> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${invitation}.${name}`);
  return sql`thread asked join community place on place.id = asked.community_id
    where asked.community_id = ${its('community_id')} and (asked.id = ${its('question_id')}
      or asked.root_post_id = (select opening.id from post opening where opening.uri = ${its('question_uri')}))`;
};

/**
 * The question for which the invitation joined under this alias was sent, as JSON: a thread here for those who may read it;
 * of one elsewhere what its server said of it to them.
 */
export const questionOfInvitation = (me: Viewer, invitation: string): RawBuilder<Question | null> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${invitation}.${name}`);
  return sql<Question | null>`coalesce(
    (select jsonb_build_object('title', asked.title, 'threadId', asked.id, 'url', ${its('question_uri')})
      from ${threadOf(invitation)} and ${readsThread(me, { thread: 'asked', community: 'place' })}),
    case when ${its('question_uri')} is not null then jsonb_build_object('title', ${its('question_title')},
      'threadId', null, 'url', ${its('question_uri')}) end)`;
};

/** With what addresses of the thread end in. */
export const presentQuestion = (question: Question | null): QuestionAsked | null =>
  question && { ...question, slug: slugify(question.title) };
