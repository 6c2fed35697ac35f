import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { anyAccount, canEditPost, demand } from '#libs/access';
import type { PostContent, PostView } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type PersonViewer, type Clock } from '#libs/kernel';

import { nextSeq } from '../threads/change-thread.js';
import type { Arrived } from '../writing/arrived.js';
import { Mentions, type Written } from '../writing/mentions.js';
import { claimAttachments } from './attachments.js';
import { findPost, loadContents, type PostAtHand } from './load-posts.js';
import { postPermissionsOf } from './permissions.js';
import { postViewOf } from './post-row.js';

/** The new words, and the version that they were made from. */
export interface PostEdit {
  readonly postId: string;
  readonly markdown: string;
  readonly version: number;
  readonly attachmentIds?: readonly string[] | undefined;
  /** As for a new post. */
  readonly arrived?: Arrived | undefined;
}

/** SQL for who wrote the present words of a `post`; of a wiki elsewhere that has changed only its own server knows. */
export const presentWriter = sql`case when is_wiki and uri is not null and edited_at is not null then null
  else coalesce(edited_by, author_id) end`;

/** Changes the words or files of a post and keeps the wording before. */
@Injectable()
export class EditPost {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `not-found`, `not-allowed`, `post.deleted`, `post.changed-meanwhile`, `attachment.missing`
   */
  async execute(me: PersonViewer, edit: PostEdit): Promise<PostView> {
    return this.database.transaction(await this.prepare(me, edit));
  }

  /**
   * Does what needs no transaction, and gives what changes the post inside one.
   *
   * @throws DomainError `not-found`, `not-allowed`, `post.deleted`; inside also `post.changed-meanwhile` and
   *   `attachment.missing`
   */
  async prepare(me: PersonViewer, edit: PostEdit): Promise<(tx: Transaction) => Promise<PostView>> {
    const post = await findPost(this.database.prepared, me, edit.postId);
    const { row, place, thread, facts } = post;
    if (facts.deletedAt !== null && canEditPost(place, thread, { ...facts, deletedAt: null })) {
      throw new DomainError('post.deleted');
    }
    demand(canEditPost(place, thread, facts), place);
    const written = await this.mentions.take(me, place.community, edit);
    return async (tx) => {
      const content = await this.rewrite(tx, me, post, { ...edit, written });
      return postViewOf(content, row.mine ?? [], postPermissionsOf(place, thread, facts));
    };
  }

  private async rewrite(
    tx: Transaction,
    me: PersonViewer,
    { row, facts }: PostAtHand,
    { written, ...edit }: PostEdit & { readonly written: Written },
  ): Promise<PostContent> {
    const { postId } = edit;
    const by = me.personId;
    const { thread_id: threadId, community_id: communityId } = row;
    const now = this.clock.now();
    await keepWording(tx, edit, by);
    await tx.sql
      .updateTable('post')
      .set({
        markdown: edit.markdown,
        html: written.html,
        version: edit.version + 1,
        edited_at: now,
        edited_by: by === facts.authorId ? null : by,
      })
      .where('id', '=', postId)
      .execute();
    const { attachmentIds: ids } = edit;
    if (ids !== undefined) await claimAttachments(tx.sql, { ownerId: by, postId, communityId, ids });
    const mentionedIds = await replaceMentions(tx, postId, written);
    const seq = await nextSeq(tx, threadId);
    const content = await contentNow(tx, postId);
    const payload = { post: content };
    await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'post.edited', payload });
    await tx.record('post.edited', { communityId, threadId, postId, by, mentionedIds });
    return content;
  }
}

/**
 * Keeps the wording that is about to change, and holds the post until the transaction ends. It may have become one that only
 * its author edits meanwhile.
 */
const keepWording = async (tx: Transaction, { postId, version }: PostEdit, by: string): Promise<void> => {
  const { numAffectedRows } = await sql`
    insert into post_version (post_id, version, markdown, html, written_by, written_at)
    select id, version, markdown, html, ${presentWriter}, coalesce(edited_at, created_at) from post
    where id = ${postId} and version = ${version} and deleted_at is null and (is_wiki or author_id = ${by}) for update`.execute(
    tx.sql,
  );
  if (numAffectedRows !== 1n) throw new DomainError('post.changed-meanwhile');
};

/** Makes the mentions those of the new words; gives the people to notify who were not named before. */
const replaceMentions = async (tx: Transaction, postId: string, written: Written): Promise<string[]> => {
  const before = await tx.sql
    .deleteFrom('mention')
    .where('post_id', '=', postId)
    .returning('target_id')
    .execute();
  const known = new Set(before.map(({ target_id }) => target_id));
  if (written.references.length > 0) {
    await tx.sql
      .insertInto('mention')
      .values(
        written.references.map(({ id, kind }) => ({ post_id: postId, target_id: id, target_kind: kind })),
      )
      .execute();
  }
  return written.toNotify.filter((id) => !known.has(id));
};

/** The post as the transaction has left it, as every account that may read it sees it. */
export const contentNow = async (tx: Transaction, postId: string): Promise<PostContent> => {
  const content = (await loadContents(tx.sql, anyAccount, [postId])).get(postId);
  if (content === undefined) throw new Error(`post ${postId} vanished`);
  return content;
};
