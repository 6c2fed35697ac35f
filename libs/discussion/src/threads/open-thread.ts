import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canStartThread, demand, demandReadable, findPlace, type Place } from '#libs/access';
import type { PostView, ThreadState } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, newId, type PersonViewer, type Clock } from '#libs/kernel';

import { claimAttachments } from '../posts/attachments.js';
import { awaitConfirmation } from '../posts/confirmation.js';
import { contentNow } from '../posts/edit-post.js';
import { postPermissionsOf } from '../posts/permissions.js';
import { postViewOf } from '../posts/post-row.js';
import { writtenAt, type Arrived } from '../writing/arrived.js';
import { Mentions, type Written } from '../writing/mentions.js';
import { loadThreadState } from './change-thread.js';

/** What somebody wants to talk about. */
export interface NewThread {
  readonly communityId: string;
  readonly title: string;
  readonly markdown: string;
  readonly kind?: 'discussion' | 'question' | undefined;
  readonly language?: 'en' | 'cy' | undefined;
  readonly attachmentIds?: readonly string[] | undefined;
  /** Where its first post was written on another server; `markdown` is then what it was made from, or its words. */
  readonly arrived?: Arrived | undefined;
}

interface Opening {
  readonly me: PersonViewer;
  readonly input: NewThread;
  readonly place: Place;
  readonly written: Written;
  readonly threadId: string;
  readonly postId: string;
  readonly now: Date;
  /** When its first post was written. */
  readonly at: Date;
}

/** A thread and its first post. */
export interface OpenedThread {
  readonly thread: ThreadState;
  readonly post: PostView;
}

/** Opens a thread with its first post. */
@Injectable()
export class OpenThread {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `attachment.missing`, `idempotency.key-reused` */
  async execute(me: PersonViewer, input: NewThread, once: OnceKey): Promise<OpenedThread> {
    return runOnce(this.database, once, await this.prepare(me, input));
  }

  /**
   * Does what needs no transaction, and gives what opens the thread inside one.
   *
   * @throws DomainError `not-found`; inside the transaction also `not-allowed` and `attachment.missing`
   */
  async prepare(me: PersonViewer, input: NewThread): Promise<(tx: Transaction) => Promise<OpenedThread>> {
    const place = await findPlace(this.database.sql, me, input.communityId);
    return this.opener(me, input, place);
  }

  /**
   * Opens a thread in a transaction that does more, such as making its community.
   *
   * @throws DomainError as `execute`
   */
  async inside(tx: Transaction, me: PersonViewer, input: NewThread): Promise<OpenedThread> {
    const open = await this.opener(me, input, await findPlace(tx.sql, me, input.communityId));
    return open(tx);
  }

  private async opener(
    me: PersonViewer,
    input: NewThread,
    place: Place,
  ): Promise<(tx: Transaction) => Promise<OpenedThread>> {
    demandReadable(place);
    const written = await this.mentions.take(me, place.community, input);
    return async (tx) => {
      demand(canStartThread(place), place);
      const now = this.clock.now();
      const isElsewhere = place.community.instanceId !== this.instance.id;
      const at = writtenAt(input.arrived?.history, isElsewhere, now);
      const opening = { me, input, place, written, threadId: newId(), postId: newId(), now, at };
      await insertThread(tx, opening);
      await insertFirstPost(tx, opening);
      if (waits(opening)) await awaitConfirmation(tx, opening.postId, opening.now);
      return announce(tx, opening);
    };
  }
}

/** What somebody here writes in a community elsewhere. */
const waits = ({ me, input, place }: Opening): boolean =>
  input.arrived === undefined && place.community.instanceId !== me.instanceId;

const insertThread = async (tx: Transaction, opening: Opening): Promise<void> => {
  const { me, input, threadId, postId, at } = opening;
  const { rows } = await sql<{ language: 'en' | 'cy' }>`
    update community set thread_count = thread_count + 1, last_activity_at = greatest(last_activity_at, ${at})
    where id = ${input.communityId} returning language`.execute(tx.sql);
  await tx.sql
    .insertInto('thread')
    .values({
      id: threadId,
      instance_id: me.instanceId,
      community_id: input.communityId,
      author_id: me.personId,
      kind: input.kind ?? 'discussion',
      title: input.title.trim(),
      language: input.language ?? rows[0]?.language ?? 'en',
      seq: 1,
      post_count: 1,
      root_post_id: postId,
      created_at: at,
      last_post_at: at,
    })
    .execute();
};

const insertFirstPost = async (tx: Transaction, opening: Opening): Promise<void> => {
  const { me, input, written, threadId, postId, now, at } = opening;
  await sql`
    insert into post (id, uri, url, instance_id, thread_id, community_id, author_id, number, markdown, html, language,
      created_at)
    select ${postId}, ${input.arrived?.uri ?? null}, ${input.arrived?.url ?? null}, instance_id, id, community_id, author_id, 1, ${input.markdown}, ${written.html}, language, ${at}
    from thread where id = ${threadId}`.execute(tx.sql);
  if (written.references.length > 0) {
    await tx.sql
      .insertInto('mention')
      .values(
        written.references.map(({ id, kind }) => ({ post_id: postId, target_id: id, target_kind: kind })),
      )
      .execute();
  }
  await claimAttachments(tx.sql, {
    ownerId: me.personId,
    postId,
    communityId: input.communityId,
    ids: input.attachmentIds ?? [],
  });
  await tx.sql
    .insertInto('read_position')
    .values({
      person_id: me.personId,
      thread_id: threadId,
      community_id: input.communityId,
      read_through: 1,
      updated_at: now,
    })
    .execute();
};

const announce = async (tx: Transaction, opening: Opening): Promise<OpenedThread> => {
  const { me, input, place, written, threadId, postId } = opening;
  const { communityId } = input;
  const thread = await loadThreadState(tx.sql, threadId);
  const content = await contentNow(tx, postId);
  const payload = { post: content, lastPostAt: content.createdAt };
  await tx.appendThreadEvent({ threadId, communityId, seq: 1, kind: 'post.added', payload });
  await tx.record('thread.opened', {
    communityId,
    threadId,
    postId,
    authorId: me.personId,
    mentionedIds: [...written.toNotify],
    ...(input.arrived?.history !== undefined && { isHistory: true }),
  });
  const facts = { authorId: me.personId, lockedAt: null, deletedAt: null, deletedBy: null };
  const isOurs = input.arrived === undefined;
  const permissions = postPermissionsOf(place, facts, { ...facts, isWiki: false, isOurs, number: 1 });
  return { thread, post: postViewOf(content, [], permissions) };
};
