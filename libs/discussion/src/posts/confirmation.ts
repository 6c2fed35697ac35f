import { sql, type RawBuilder } from 'kysely';

import type { PostContent, ThreadEventPayloads } from '#libs/contracts';
import type { Transaction } from '#libs/database';

import { nextSeq } from '../threads/change-thread.js';

/** As `unconfirmedColumn` selects it. */
export type UnconfirmedColumn = PostContent['unconfirmed'];

/** What is not sure yet of a post (alias `p`) in a community elsewhere, as JSON. */
export const unconfirmedColumn = `(select json_build_object('state', u.state, 'host', ui.host, 'since', u.since,
      'because', u.because)
    from unconfirmed_post u
    join community uc on uc.id = p.community_id
    join instance ui on ui.id = uc.instance_id
    where u.post_id = p.id)`;

export const unconfirmedOf = (column: UnconfirmedColumn): PostContent['unconfirmed'] =>
  column && { ...column, since: new Date(column.since).toISOString() };

/** A post that waits, from now on, until the server at this host shows that it has it. */
export const waitingFor = (host: string, now: Date): NonNullable<PostContent['unconfirmed']> => ({
  state: 'waiting',
  host,
  since: now.toISOString(),
  because: '',
});

/** Has a new post of a community elsewhere wait until the server of the community shows that it has it. */
export const awaitConfirmation = async (tx: Transaction, postId: string, now: Date): Promise<void> => {
  await tx.sql.insertInto('unconfirmed_post').values({ post_id: postId, since: now }).execute();
};

interface Told {
  readonly threadId: string;
  readonly communityId: string;
  readonly number: number;
  readonly unconfirmed: UnconfirmedColumn;
}

const tellThread = async (tx: Transaction, postId: string, told: Told | undefined): Promise<boolean> => {
  if (told === undefined) return false;
  const { threadId, communityId, number } = told;
  const seq = await nextSeq(tx, threadId);
  const payload: ThreadEventPayloads['confirmation.changed'] = {
    postId,
    number,
    unconfirmed: unconfirmedOf(told.unconfirmed),
  };
  await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'confirmation.changed', payload });
  return true;
};

const whereItStands = (unconfirmed: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  p.thread_id as "threadId", p.community_id as "communityId", p.number, ${unconfirmed} as unconfirmed`;

/** The server of a community elsewhere has shown that it has a post. @returns false where nobody waited for that */
export const confirmPost = async (tx: Transaction, postId: string): Promise<boolean> => {
  const { rows } = await sql<Told>`
    delete from unconfirmed_post u using post p where u.post_id = ${postId} and p.id = u.post_id
    returning ${whereItStands(sql`null`)}`.execute(tx.sql);
  return tellThread(tx, postId, rows[0]);
};

/** What is known of a post that did not arrive at a host; `because` is what the server there said. */
export interface Failure {
  readonly postId: string;
  readonly host: string;
  readonly state: 'undelivered' | 'refused';
  readonly because: string;
}

/**
 * A post could not be given to the server of its community, or that refused it. It stays, marked so, and may be confirmed
 * later all the same. @returns false where that is known, the post is confirmed, or its community is of another host
 */
export const failPost = async (
  tx: Transaction,
  { postId, host, state, because }: Failure,
  now: Date,
): Promise<boolean> => {
  const { rows } = await sql<Told>`
    update unconfirmed_post u set state = ${state}, because = ${because}, since = ${now}
    from post p join community c on c.id = p.community_id join instance i on i.id = c.instance_id
    where u.post_id = ${postId} and p.id = u.post_id and i.host = ${host} and (u.state, u.because) <> (${state}, ${because})
    returning ${whereItStands(
      sql`json_build_object('state', u.state, 'host', i.host, 'since', u.since, 'because', u.because)`,
    )}`.execute(tx.sql);
  return tellThread(tx, postId, rows[0]);
};
