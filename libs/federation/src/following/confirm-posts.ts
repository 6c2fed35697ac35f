import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { confirmPost, failPost, type Failure } from '#libs/discussion';
import { isId, type Clock } from '#libs/kernel';

import type { PostAt } from '../inbox/find-posts.js';
import { localAddressOf } from '../inbox/local-address.js';
import type { Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import { reasonIn } from './reason-in.js';

export interface ConfirmingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly clock: Clock;
}

/** What came of an activity that could not be delivered to a host: the status of the answer, null where there was none. */
export interface Undeliverable {
  readonly activityId: string;
  readonly host: string;
  readonly status: number | null;
  readonly error: string;
}

/** For so long nobody is told that a server cannot be reached. */
const PATIENCE_MS = 24 * 3_600_000;
const AT_ONCE = 100;

/**
 * Finds out whether a community elsewhere has taken what members here wrote in it: it has when it passes it on, or when
 * somebody there answers; it has not when its server refuses it, or cannot be reached for a day.
 */
export class ConfirmPosts {
  constructor(private readonly parts: ConfirmingParts) {}

  /** A community elsewhere has announced something of ours: a post, or the activity that published it. */
  async announced(communityId: string, about: Iri): Promise<boolean> {
    const postId = this.postIn(about);
    return postId === null ? false : this.confirm(postId, communityId);
  }

  /** Somebody elsewhere has answered a post; in a community that is hosted here nobody waits for that. */
  async answered(post: Pick<PostAt, 'postId' | 'communityId' | 'isHostedHere'>): Promise<void> {
    if (!post.isHostedHere) await this.confirm(post.postId, post.communityId);
  }

  /**
   * A server will never take an activity. That which publishes a post has the UUID of the post; it goes to others too,
   * such as those of its author's followers, and what they make of it says nothing.
   */
  async failed({ activityId: postId, host, status, error }: Undeliverable): Promise<void> {
    await this.fail(
      status === null
        ? { postId, host, state: 'undelivered', because: '' }
        : { postId, host, state: 'refused', because: reasonIn(error) },
    );
  }

  /** Looks after posts that have waited for a day, or whose refusal nobody wrote down. */
  async review(): Promise<void> {
    const { database, clock } = this.parts;
    const longAgo = new Date(clock.now().getTime() - PATIENCE_MS);
    const { rows } = await sql<Undeliverable>`
      select u.post_id as "activityId", i.host, case when d.dead_at is not null then d.last_status end as status,
        coalesce(d.last_error, '') as error
      from unconfirmed_post u
      join post p on p.id = u.post_id
      join community c on c.id = p.community_id
      join instance i on i.id = c.instance_id
      left join delivery d on d.activity_id = u.post_id and d.host = i.host
      where u.state = 'waiting' and (d.dead_at is not null or (u.since <= ${longAgo} and d.delivered_at is null))
      order by u.since limit ${AT_ONCE}`.execute(database.sql);
    for (const undeliverable of rows) await this.failed(undeliverable);
  }

  private postIn(about: Iri): string | null {
    const { addresses } = this.parts;
    const address = localAddressOf(about, addresses.host);
    if (address?.kind === 'post') return address.id;
    const id = about.slice(about.lastIndexOf('/') + 1);
    return isId(id) && about === addresses.activity('create', id) ? id : null;
  }

  private async confirm(postId: string, communityId: string): Promise<boolean> {
    const { database } = this.parts;
    const waiting = await database.sql
      .selectFrom('unconfirmed_post as u')
      .innerJoin('post as p', 'p.id', 'u.post_id')
      .select('p.id')
      .where('u.post_id', '=', postId)
      .where('p.community_id', '=', communityId)
      .executeTakeFirst();
    return waiting !== undefined && database.transaction((tx) => confirmPost(tx, postId));
  }

  private async fail(failure: Failure): Promise<void> {
    const { database, clock } = this.parts;
    await database.transaction((tx) => failPost(tx, failure, clock.now()));
  }
}
