import { Inject, Injectable } from '@nestjs/common';

import { canModerate, canReply, demand, refusal } from '#libs/access';
import type { PostContent, PostView, ThreadEventPayloads } from '#libs/contracts';
import {
  answerGivenBefore,
  Database,
  isRepeatedKey,
  requestHashOf,
  type Committed,
  type OnceKey,
} from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, DomainError, newId, type PersonViewer, type Clock, type DomainEvents } from '#libs/kernel';

import { writtenAt, type Arrived } from '../writing/arrived.js';
import { Mentions, type Written } from '../writing/mentions.js';
import { describeAttachments } from './attachments.js';
import { waitingFor } from './confirmation.js';
import { insertReply } from './insert-reply.js';
import { postPermissionsOf } from './permissions.js';
import { postViewOf } from './post-row.js';
import { findReplyGate, type ReplyGate } from './reply-gate.js';

/** What somebody wrote. */
export interface NewReply {
  readonly threadId: string;
  readonly markdown: string;
  readonly replyToId?: string | undefined;
  readonly language?: 'en' | 'cy' | undefined;
  readonly attachmentIds?: readonly string[] | undefined;
  /** Where it was written on another server; `markdown` is then what it was made from, or its words. */
  readonly arrived?: Arrived | undefined;
}

interface Reply {
  readonly me: PersonViewer;
  readonly gate: ReplyGate;
  readonly written: Written;
  readonly content: PostContent;
  readonly now: Date;
  /** When it was written. */
  readonly at: Date;
  readonly isHistory: boolean;
}

/** Adds a post to a thread. */
@Injectable()
export class ReplyToThread {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `thread.locked`, `attachment.missing`, `idempotency.key-reused` */
  async execute(me: PersonViewer, input: NewReply, once: OnceKey): Promise<PostView> {
    const { threadId, replyToId = null } = input;
    const gate = await findReplyGate(this.database, me, { threadId, replyToId, key: once.key });
    if (gate.isRepeat) return this.givenBefore(once);
    admit(gate, input);
    const written = await this.mentions.take(me, gate.place.community, input);
    const attachments = await describeAttachments(this.database, me, input.attachmentIds ?? []);
    const now = this.clock.now();
    const isElsewhere = gate.place.community.instanceId !== this.instance.id;
    const history = input.arrived?.history;
    const at = writtenAt(history, isElsewhere, now);
    const content = { ...contentOf(input, gate, written, at), attachments };
    const isHistory = history !== undefined;
    return this.insert({ me, gate, written, content, now, at, isHistory }, input, once);
  }

  private async givenBefore(once: OnceKey): Promise<PostView> {
    const before = await answerGivenBefore<PostView>(this.database, once);
    if (before === undefined) throw new DomainError('conflict');
    return before.answer;
  }

  private async insert(reply: Reply, input: NewReply, once: OnceKey): Promise<PostView> {
    const { me, gate, content, at } = reply;
    const isOurs = input.arrived === undefined;
    const facts = {
      authorId: me.personId,
      deletedAt: null,
      deletedBy: null,
      isWiki: false,
      isOurs,
      number: 2,
    };
    const answer = postViewOf(content, [], postPermissionsOf(gate.place, gate.facts, facts));
    const lastPostAt = gate.lastPostAt > at ? gate.lastPostAt : at;
    const event: ThreadEventPayloads['post.added'] = { post: content, lastPostAt: lastPostAt.toISOString() };
    const factId = newId();
    const values = {
      ...columnsOf(reply, input),
      writesInLocked: canModerate(gate.place),
      event: JSON.stringify(event),
      fact: factId,
      factPayload: JSON.stringify(factOf(reply, 0)),
      key: once.key,
      operation: once.operation,
      requestHash: requestHashOf(once),
      answer: JSON.stringify(answer),
    };
    try {
      const [numbers] = await this.database.write<{ seq: number; post_count: number }>(
        insertReply(this.database, me, values),
        ([row]) => (row === undefined ? {} : committedOf(reply, event, factId, row)),
      );
      if (numbers === undefined) throw await this.whyNot(me, input);
      return { ...answer, number: numbers.post_count };
    } catch (error) {
      if (isRepeatedKey(error)) return this.givenBefore(once);
      throw error;
    }
  }

  /** What changed between the gate's answer and the insert. */
  private async whyNot(me: PersonViewer, { threadId }: NewReply): Promise<DomainError> {
    const gate = await findReplyGate(this.database, me, { threadId, replyToId: null, key: '' });
    if (canReply(gate.place, gate.facts)) return new DomainError('attachment.missing');
    return gate.facts.deletedAt === null ? new DomainError('thread.locked') : refusal(gate.place);
  }
}

const admit = ({ place, facts, answered }: ReplyGate, { replyToId }: NewReply): void => {
  if (!canReply(place, facts)) {
    const unlocked = { ...facts, lockedAt: null };
    if (canReply(place, unlocked)) throw new DomainError('thread.locked');
    demand(false, place);
  }
  if (replyToId !== undefined && answered === null) {
    throw new DomainError('invalid-input', {}, [{ path: 'replyToId', code: 'reply.not-in-thread' }]);
  }
};

const contentOf = (input: NewReply, gate: ReplyGate, { html }: Written, at: Date): PostContent => ({
  id: newId(),
  threadId: input.threadId,
  communityId: gate.place.community.id,
  number: 1,
  version: 1,
  author: gate.author,
  html,
  language: input.language ?? gate.language,
  createdAt: at.toISOString(),
  editedAt: null,
  editedBy: null,
  isWiki: false,
  deleted: null,
  replyTo:
    input.replyToId === undefined || gate.answered === null
      ? null
      : { postId: input.replyToId, ...gate.answered },
  reactions: [],
  attachments: [],
  unconfirmed:
    gate.hostElsewhere === null || input.arrived !== undefined ? null : waitingFor(gate.hostElsewhere, at),
});

const columnsOf = ({ me, written, content, now, at }: Reply, input: NewReply): Record<string, unknown> => ({
  files: input.attachmentIds ?? [],
  thread: content.threadId,
  now,
  at,
  post: content.id,
  instance: me.instanceId,
  uri: input.arrived?.uri ?? null,
  url: input.arrived?.url ?? null,
  community: content.communityId,
  author: me.personId,
  replyTo: input.replyToId ?? null,
  markdown: input.markdown,
  html: content.html,
  language: content.language,
  mentionIds: written.references.map(({ id }) => id),
  mentionKinds: written.references.map(({ kind }) => kind),
  waits: content.unconfirmed !== null,
});

const factOf = (
  { me, gate, written, content, isHistory }: Reply,
  number: number,
): DomainEvents['post.added'] => ({
  communityId: gate.place.community.id,
  threadId: content.threadId,
  postId: content.id,
  authorId: me.personId,
  number,
  replyToAuthorId: gate.answered?.author.id ?? null,
  mentionedIds: [...written.toNotify],
  ...(isHistory && { isHistory }),
});

const committedOf = (
  reply: Reply,
  event: ThreadEventPayloads['post.added'],
  factId: string,
  { seq, post_count: number }: { seq: number; post_count: number },
): Partial<Committed> => {
  const { threadId, communityId } = reply.content;
  const payload = { ...event, post: { ...event.post, number } };
  return {
    threadEvents: [{ threadId, communityId, seq, kind: 'post.added', payload, at: reply.now }],
    domainEvents: [{ id: factId, kind: 'post.added', at: reply.now, payload: factOf(reply, number) }],
  };
};
