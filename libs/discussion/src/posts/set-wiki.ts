import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canSetWiki, demand } from '#libs/access';
import type { PostView } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, type PersonViewer } from '#libs/kernel';

import { nextSeq } from '../threads/change-thread.js';
import { contentNow } from './edit-post.js';
import { findPost } from './load-posts.js';
import { presentPost } from './present-post.js';

interface Changing {
  readonly postId: string;
  readonly threadId: string;
  readonly communityId: string;
  readonly by: string;
  readonly isWiki: boolean;
}

/** Makes a post one that members edit together, or one that only its author edits. */
@Injectable()
export class SetWiki {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `not-allowed`, `post.deleted` */
  async execute(me: PersonViewer, postId: string, isWiki: boolean): Promise<PostView> {
    const { row, place, thread, facts } = await findPost(this.database.prepared, me, postId);
    if (facts.deletedAt !== null && canSetWiki(place, thread, { ...facts, deletedAt: null })) {
      throw new DomainError('post.deleted');
    }
    demand(canSetWiki(place, thread, facts), place);
    const { thread_id: threadId, community_id: communityId } = row;
    const changing = { postId, threadId, communityId, by: me.personId, isWiki };
    await this.database.transaction((tx) => change(tx, changing));
    const now = await findPost(this.database.prepared, me, postId);
    return presentPost(now.place, now.thread, now.row);
  }

  /** Takes over what the server of a community elsewhere says of a post there; its word decides. */
  async takeOver(postId: string, isWiki: boolean): Promise<void> {
    const { rows } = await sql<Omit<Changing, 'isWiki'>>`
      select p.id as "postId", p.thread_id as "threadId", p.community_id as "communityId", p.author_id as "by"
      from post p join community c on c.id = p.community_id and c.uri is not null
      where p.id = ${postId} and p.uri is not null and p.is_wiki <> ${isWiki}`.execute(this.database.sql);
    const [changing] = rows;
    if (changing !== undefined) await this.database.transaction((tx) => change(tx, { ...changing, isWiki }));
  }
}

/** Does nothing where it is so already, or the post was deleted meanwhile. */
const change = async (tx: Transaction, { isWiki, ...changing }: Changing): Promise<void> => {
  const { postId, threadId, communityId, by } = changing;
  const { numUpdatedRows } = await tx.sql
    .updateTable('post')
    .set({ is_wiki: isWiki })
    .where('id', '=', postId)
    .where('is_wiki', '<>', isWiki)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const seq = await nextSeq(tx, threadId);
  const post = await contentNow(tx, postId);
  await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'post.edited', payload: { post } });
  await tx.record('post.wiki-changed', { communityId, threadId, postId, by, isWiki });
};
