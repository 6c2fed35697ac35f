import { Inject, Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { readsCommunity, readsThread } from '#libs/access';
import { FeedAddresses } from '#libs/communities';
import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, isId, LIMITS, notFound, type AccountViewer, type Clock, type Viewer } from '#libs/kernel';
import { plainText } from '#libs/text';

import { writeCalendar, type CalendarEntry } from './write-calendar.js';

interface Row {
  readonly id: string;
  readonly thread_id: string;
  readonly community_name: string;
  readonly community_host: string;
  readonly title: string;
  readonly language: 'en' | 'cy';
  readonly html: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly place: string;
  readonly link: string;
  readonly state: 'planned' | 'cancelled';
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Writes events for calendar programs, of what the reader may read at that moment. */
@Injectable()
export class ReadCalendar {
  constructor(
    private readonly database: Database,
    private readonly addresses: FeedAddresses,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
  ) {}

  /** @throws DomainError `not-found` */
  async one(viewer: Viewer, eventId: string): Promise<string> {
    if (!isId(eventId)) throw notFound();
    const [entry] = await this.entries(viewer, sql`e.id = ${eventId}`);
    if (entry === undefined) throw notFound();
    return writeCalendar({ name: entry.title, entries: [entry] });
  }

  /**
   * What the owner of a secret address may read: events of a community, or those to which they said yes or maybe.
   *
   * @throws DomainError `not-found`
   */
  async feed(secret: string): Promise<string> {
    const { viewer, communityId } = await this.addresses.readerOf('calendar', secret);
    if (communityId !== null) return this.ofCommunity(viewer, communityId);
    const comes = sql`exists (select from event_answer a where a.event_id = e.id
      and a.person_id = ${viewer.personId} and a.answer in ('yes', 'maybe'))`;
    const { name } = await this.database.sql
      .selectFrom('instance')
      .select('name')
      .where('is_local', '=', true)
      .executeTakeFirstOrThrow();
    return writeCalendar({ name, entries: await this.entries(viewer, comes) });
  }

  private async ofCommunity(viewer: AccountViewer, communityId: string): Promise<string> {
    const community = await this.database.sql
      .selectFrom('community as c')
      .select('c.title')
      .where('c.id', '=', communityId)
      .where(readsCommunity(viewer, 'c', this.clock.now()))
      .executeTakeFirst();
    if (community === undefined) throw notFound();
    const entries = await this.entries(viewer, sql`e.community_id = ${communityId}`);
    return writeCalendar({ name: community.title, entries });
  }

  /** The latest, as far as one feed holds them. */
  private async entries(viewer: Viewer, where: RawBuilder<unknown>): Promise<CalendarEntry[]> {
    const reads = readsThread(viewer, { thread: 't', community: 'c' }, this.clock.now());
    const { rows } = await sql<Row>`
      select e.id, e.thread_id, c.name as community_name, t.title, t.language,
        (select case when home.is_local then '' else '@' || home.host end from instance home
          where home.id = c.instance_id) as community_host,
        case when p.deleted_at is null then p.html else '' end as html, e.starts_at, e.ends_at, e.place, e.link,
        e.state, e.version, e.created_at, e.updated_at
      from event e
      join thread t on t.id = e.thread_id
      join community c on c.id = e.community_id
      join post p on p.id = t.root_post_id
      where ${where} and t.deleted_at is null and ${reads}
      order by e.starts_at desc, e.id desc limit ${LIMITS.events.perFeed}`.execute(this.database.sql);
    return rows.map((row) => this.entryOf(row));
  }

  private entryOf(row: Row): CalendarEntry {
    return {
      uid: `${row.id}@${this.instance.host}`,
      title: row.title,
      language: row.language,
      description: plainText(row.html),
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      place: row.place,
      link: row.link,
      page: `${this.config.publicUrl}/c/${row.community_name}${row.community_host}/t/${row.thread_id}`,
      isCancelled: row.state === 'cancelled',
      sequence: row.version - 1,
      createdAt: row.created_at,
      changedAt: row.updated_at,
    };
  }
}
