import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canReact, demand } from '#libs/access';
import type { PostView, ReactionName } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type PersonViewer, type Clock } from '#libs/kernel';

import { nextSeq } from '../threads/change-thread.js';
import { findPost, type PostAtHand } from './load-posts.js';
import { reactionCountsOf } from './post-row.js';

type Counts = Partial<Record<ReactionName, number>>;

/** A reaction that somebody wants to have (`on`) or not to have. */
export interface Wish {
  readonly postId: string;
  readonly kind: ReactionName;
  readonly on: boolean;
}

/** Adds a reaction or takes it back; repeating either changes nothing. */
@Injectable()
export class ReactToPost {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `post.deleted` */
  async execute(me: PersonViewer, wish: Wish): Promise<{ reactions: PostView['reactions'] }> {
    const post = await findPost(this.database.prepared, me, wish.postId);
    const { row, place, thread, facts } = post;
    if (row.deleted_at !== null) throw new DomainError('post.deleted');
    demand(canReact(place, thread, facts), place);
    const changed = await this.database.transaction((tx) => this.change(tx, me, post, wish));
    const others = (row.mine ?? []).filter((kind) => kind !== wish.kind);
    const mine = wish.on ? [...others, wish.kind] : others;
    const counts = reactionCountsOf(changed ?? row.reaction_counts);
    return { reactions: counts.map((reaction) => ({ ...reaction, mine: mine.includes(reaction.kind) })) };
  }

  private async change(
    tx: Transaction,
    me: PersonViewer,
    { row, facts }: PostAtHand,
    { postId, kind, on }: Wish,
  ): Promise<Counts | null> {
    const { thread_id: threadId, community_id: communityId, number } = row;
    const { personId } = me;
    const happened = on
      ? await addReaction(tx, { post_id: postId, person_id: personId, kind, created_at: this.clock.now() })
      : await removeReaction(tx, { post_id: postId, person_id: personId, kind });
    if (!happened) return null;
    const counts = await count(tx, postId, kind, on ? 1 : -1);
    const seq = await nextSeq(tx, threadId);
    const payload = {
      postId,
      number,
      reactions: reactionCountsOf(counts),
      changed: { personId, kind, on },
    };
    await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'reactions.changed', payload });
    const { authorId } = facts;
    const fact = on ? 'reaction.added' : 'reaction.removed';
    await tx.record(fact, { communityId, threadId, postId, personId, authorId, kind });
    return counts;
  }
}

interface Reaction {
  readonly post_id: string;
  readonly person_id: string;
  readonly kind: ReactionName;
}

const addReaction = async (tx: Transaction, reaction: Reaction & { created_at: Date }): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('reaction')
    .values(reaction)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

const removeReaction = async (tx: Transaction, { post_id, person_id, kind }: Reaction): Promise<boolean> => {
  const { numDeletedRows } = await tx.sql
    .deleteFrom('reaction')
    .where('post_id', '=', post_id)
    .where('person_id', '=', person_id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

const count = async (tx: Transaction, postId: string, kind: ReactionName, by: number): Promise<Counts> => {
  const { rows } = await sql<{ reaction_counts: Counts }>`
    update post set reaction_counts = jsonb_set(reaction_counts, array[${kind}],
      to_jsonb(greatest(coalesce((reaction_counts ->> ${kind})::integer, 0) + ${by}::integer, 0)))
    where id = ${postId} returning reaction_counts`.execute(tx.sql);
  return rows[0]?.reaction_counts ?? {};
};
