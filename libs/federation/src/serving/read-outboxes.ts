import { Inject, Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { holds, readsCommunity } from '#libs/access';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, CursorCodec, type Clock, type CursorKey, type Viewer } from '#libs/kernel';

import { Addresses } from '../outgoing/addresses.js';
import { collection, followersCount } from '../outgoing/collections.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { actorJson, idOf, type ActorColumn } from './actor-columns.js';
import { pageOf, type Entry } from './pages.js';
import { postDocument } from './post-facts.js';
import type { PostRow } from './post-rows.js';
import { announceOf, createOf } from './published-posts.js';
import type { GroupAtHand } from './read-groups.js';
import type { PersonAtHand } from './read-people.js';
import { ReadPosts } from './read-posts.js';

const POSTS_ON_A_PAGE = 20;
const MOST_PINNED = 20;
const MOST_MODERATORS = 100;

const behind = (after: CursorKey | null): RawBuilder<boolean> =>
  after === null
    ? sql<boolean>`true`
    : sql<boolean>`(p.created_at, p.id) < (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::uuid)`;

/** The collections of actors of this instance. Each holds what its viewer may read and nothing else. */
@Injectable()
export class ReadOutboxes {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    private readonly posts: ReadPosts,
    private readonly cursors: CursorCodec,
    @Inject(INSTANCE) instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** What a person wrote, the latest first. How much that is, is shown nowhere. */
  ofPerson(viewer: Viewer, person: PersonAtHand, cursor: string | null): Promise<OutgoingDocument> {
    return pageOf(this.cursors, cursor, {
      id: this.at.person(person.name).outbox,
      totalItems: null,
      limit: POSTS_ON_A_PAGE,
      read: (after, limit) =>
        this.entries(viewer, sql<boolean>`p.author_id = ${person.id} and ${behind(after)}`, limit, createOf),
    });
  }

  /** Threads of a community by people of this instance, the latest first. Lemmy reads the first ones alone. */
  ofGroup(viewer: Viewer, group: GroupAtHand, cursor: string | null): Promise<OutgoingDocument> {
    const opened = sql<boolean>`(t.community_id = ${group.id} and p.id = t.root_post_id)`;
    return pageOf(this.cursors, cursor, {
      id: this.at.community(group.name).outbox,
      totalItems: group.threadCount,
      startsWithItems: true,
      limit: POSTS_ON_A_PAGE,
      read: (after, limit) =>
        this.entries(viewer, sql<boolean>`${opened} and ${behind(after)}`, limit, announceOf),
    });
  }

  /** Pinned threads, whole, as Lemmy wants them; of those from elsewhere the id. */
  async featured(viewer: Viewer, group: GroupAtHand): Promise<OutgoingDocument> {
    const { rows } = await sql<{ id: string; uri: string | null }>`
      select p.id, p.uri from thread t join post p on p.id = t.root_post_id join community c on c.id = t.community_id
      where t.community_id = ${group.id} and t.pinned_at is not null and t.deleted_at is null and p.deleted_at is null
        and ${readsCommunity(viewer, 'c', this.clock.now())}
      order by t.pinned_at desc limit ${MOST_PINNED}`.execute(this.database.sql);
    const ids = rows.map(({ id }) => id);
    const ours =
      ids.length === 0 ? [] : await this.posts.list(viewer, sql<boolean>`p.id in (${sql.join(ids)})`, sql``);
    const byId = new Map(ours.map((row) => [row.id, row]));
    const items = rows.map(({ id, uri }) => {
      const row = byId.get(id);
      return row === undefined ? (uri ?? this.at.post(id).id) : postDocument(this.at, row);
    });
    const { featured } = this.at.community(group.name);
    return collection({ id: featured, totalItems: items.length, content: { items } });
  }

  /** Those who look after a community, as far as its members list shows them to the viewer. */
  async moderators(viewer: Viewer, group: GroupAtHand): Promise<OutgoingDocument> {
    const now = this.clock.now();
    const { rows } = await sql<{ person: ActorColumn }>`
      select ${actorJson('q')} as person
      from membership m join person q on q.id = m.person_id join community c on c.id = m.community_id
      where m.community_id = ${group.id} and (m.expires_at is null or m.expires_at > ${now})
        and q.deleted_at is null and ${readsCommunity(viewer, 'c', now)}
        and (m.role in ('owner', 'facilitator')
          or (m.role = 'moderator' and ${holds(viewer, 'see-members', 'c', now)}))
      order by m.joined_at, q.id limit ${MOST_MODERATORS}`.execute(this.database.sql);
    const items = rows.map(({ person }) => idOf(this.at, 'person', person));
    const { moderators } = this.at.community(group.name);
    return collection({ id: moderators, totalItems: items.length, content: { items } });
  }

  /** How many members a community has, to those to whom its page says so. */
  followers({ name, memberCount }: GroupAtHand): OutgoingDocument {
    const { followers } = this.at.community(name);
    return memberCount === null ? this.nothing(followers) : followersCount(followers, memberCount);
  }

  /** How many follow a person, here and elsewhere. */
  async followersOfPerson({ id, name }: PersonAtHand): Promise<OutgoingDocument> {
    return followersCount(
      this.at.person(name).followers,
      await this.counted(sql`
        select ((select count(*) from person_follow where followed_id = ${id} and state = 'accepted')
          + (select count(*) from follow f join remote_actor a on a.owner_id = f.follower_id
            where f.target_id = ${id} and f.state = 'accepted'))::integer as count`),
    );
  }

  /** How many people a person follows. */
  async followedByPerson({ id, name }: PersonAtHand): Promise<OutgoingDocument> {
    return followersCount(
      this.at.person(name).following,
      await this.counted(sql`
        select count(*)::integer as count from person_follow where follower_id = ${id} and state = 'accepted'`),
    );
  }

  private async counted(query: RawBuilder<unknown>): Promise<number> {
    const { rows } = await query.execute(this.database.sql);
    return (rows[0] as { readonly count: number } | undefined)?.count ?? 0;
  }

  /** A collection of which nobody is told what is in it, or that there is anything. */
  nothing(id: string): OutgoingDocument {
    return collection({ id, totalItems: null, content: { items: [] } });
  }

  private async entries(
    viewer: Viewer,
    where: RawBuilder<boolean>,
    limit: number,
    documentOf: (at: Addresses, row: PostRow) => OutgoingDocument,
  ): Promise<Entry[]> {
    const order = sql`order by p.created_at desc, p.id desc limit ${limit}`;
    const rows = await this.posts.list(viewer, where, order);
    return rows.map((row) => ({ value: documentOf(this.at, row), key: [row.moment, row.id] }));
  }
}
