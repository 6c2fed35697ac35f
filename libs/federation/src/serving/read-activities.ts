import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsCommunity, readsPost } from '#libs/access';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock, type Viewer } from '#libs/kernel';

import { create, update } from '../outgoing/activities/content.js';
import { Addresses, type ActivityKind } from '../outgoing/addresses.js';
import type { OutgoingDocument, OutgoingValue } from '../outgoing/outgoing-document.js';
import { bytesAnswer, documentAnswer, type Answer } from './answers.js';
import { knowsCommunity, knowsPerson } from './knows.js';
import { postDocument } from './post-facts.js';
import type { PostRow } from './post-rows.js';
import { announceOf, createOf } from './published-posts.js';
import { ReadPosts } from './read-posts.js';

/** An activity that was sent. */
interface SentActivity {
  readonly id: string;
  readonly actor_id: string;
  readonly object_id: string | null;
  readonly body: Buffer;
  readonly is_public: boolean;
  readonly created_at: Date;
}

/** What a viewer may know of a sent activity, and of what it is about. */
interface Standing {
  /** Where it is about a post or a thread; of a thread the first post. */
  readonly post_id: string | null;
  readonly reads_post: boolean | null;
  readonly reads_community: boolean | null;
  readonly knows_actor: boolean;
  /** Whether it was sent to the viewer's server. */
  readonly was_sent: boolean;
}

/** What takes something away is read where the thing itself is not there any more. */
const TAKES_AWAY = new Set<ActivityKind>(['delete', 'undo', 'remove']);

/**
 * Activities of this instance by their addresses. Texts stand in them as they are now: earlier wordings are for members
 * of the community alone. What is about a post is for those who may read it now; what was sent to
 * some servers and not to everybody is for these servers, and about a post for their people who may read that.
 */
@Injectable()
export class ReadActivities {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    private readonly posts: ReadPosts,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  async document(viewer: Viewer, kind: ActivityKind, id: string): Promise<Answer | null> {
    const sent = await this.sent(this.at.activity(kind, id));
    if (sent === undefined) return this.published(viewer, kind, id);
    const standing = await this.standing(viewer, sent);
    if (!mayRead(viewer, kind, sent.is_public, standing)) return null;
    const activity = JSON.parse(sent.body.toString('utf8')) as OutgoingDocument;
    if (!carriesWords(activity)) return bytesAnswer(sent.body);
    if (kind === 'announce' || isOfActor(activity)) return documentAnswer(byReference(activity));
    if (kind !== 'create' && kind !== 'update') return null;
    const post = await this.postOf(viewer, standing);
    if (post === null) return null;
    const by = { activityId: id, actor: actorOf(activity), at: sent.created_at };
    return documentAnswer((kind === 'create' ? create : update)(this.at, by, postDocument(this.at, post)));
  }

  private async postOf(viewer: Viewer, { post_id: postId }: Standing): Promise<PostRow | null> {
    return postId === null ? null : this.posts.present(viewer, postId);
  }

  /** What published a post before anybody elsewhere was told of it. */
  private async published(viewer: Viewer, kind: ActivityKind, postId: string): Promise<Answer | null> {
    if (kind !== 'create' && kind !== 'announce') return null;
    const row = await this.posts.present(viewer, postId);
    if (row === null) return null;
    if (kind === 'create') return documentAnswer(createOf(this.at, row));
    return this.isPassedOn(row) ? documentAnswer(announceOf(this.at, row)) : null;
  }

  private isPassedOn({ community, id, root_post_id }: PostRow): boolean {
    return id === root_post_id && community.uri === null && community.host === this.at.host;
  }

  private sent(uri: string): Promise<SentActivity | undefined> {
    return this.database.sql
      .selectFrom('outbox_activity as a')
      .select(['a.id', 'a.actor_id', 'a.object_id', 'a.body', 'a.is_public', 'a.created_at'])
      .where('a.uri', '=', uri)
      .executeTakeFirst() as Promise<SentActivity | undefined>;
  }

  private async standing(
    viewer: Viewer,
    { id, actor_id: actorId, object_id: objectId }: SentActivity,
  ): Promise<Standing> {
    const now = this.clock.now();
    const instanceId = 'instanceId' in viewer ? viewer.instanceId : null;
    const names = { post: 'p', thread: 't', community: 'c' };
    const { rows } = await sql<Standing>`
      select p.id as post_id, ${readsPost(viewer, names, now)} as reads_post,
        ${readsCommunity(viewer, 'c', now)} as reads_community,
        (${actorId}::uuid = ${this.instance.id}::uuid
          or exists (select 1 from person ap where ap.id = ${actorId} and ${knowsPerson(viewer, 'ap', now)})
          or exists (select 1 from community ac where ac.id = ${actorId} and ${knowsCommunity(viewer, 'ac', now)})
        ) as knows_actor,
        exists (select 1 from delivery d join instance i on i.host = d.host
          where d.activity_id = ${id} and i.id = ${instanceId}::uuid) as was_sent
      from (select ${objectId}::uuid as id) named
      left join thread whole on whole.id = named.id
      left join post p on p.id = coalesce(whole.root_post_id, named.id)
      left join thread t on t.id = p.thread_id
      left join community c on c.id = t.community_id`.execute(this.database.sql);
    const [standing] = rows;
    if (standing === undefined) throw new Error('A select of one row gave none.');
    return standing;
  }
}

const innerOf = (value: OutgoingValue | undefined): OutgoingDocument | null =>
  typeof value === 'object' && !Array.isArray(value) ? (value as OutgoingDocument) : null;

/** Whether somebody's text or profile stands in what an activity is about, or in what a community passes on with it. */
const carriesWords = (activity: OutgoingDocument): boolean => {
  const object = innerOf(activity['object']);
  const within = innerOf(object?.['object']);
  return [object, within].some(
    (part) => part?.['content'] !== undefined || part?.['preferredUsername'] !== undefined,
  );
};

/** Whoever did it: of a post its author, or the community for those who edit it together. */
const actorOf = ({ actor }: OutgoingDocument): string => {
  if (typeof actor !== 'string') throw new TypeError('an activity needs its actor');
  return actor;
};

const isOfActor = (activity: OutgoingDocument): boolean =>
  innerOf(activity['object'])?.['preferredUsername'] !== undefined;

/** An activity that names what it is about: whoever may read that finds it there as it is now. */
const byReference = (announcement: OutgoingDocument): OutgoingDocument => ({
  ...announcement,
  object: innerOf(announcement['object'])?.['id'],
});

/** What was not for everybody is for the servers that it was sent to. A report is for these servers alone. */
const mayRead = (viewer: Viewer, kind: ActivityKind, isPublic: boolean, standing: Standing): boolean => {
  if (!isPublic && !standing.was_sent) return false;
  const isReport = kind === 'flag' || kind === 'resolve';
  if (standing.post_id === null || isReport)
    return isPublic ? standing.knows_actor : viewer.kind === 'remote-instance';
  return (TAKES_AWAY.has(kind) ? standing.reads_community : standing.reads_post) === true;
};
