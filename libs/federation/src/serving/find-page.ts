import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsThread } from '#libs/access';
import { Database } from '#libs/database';
import { CLOCK, isId, type Clock, type Viewer } from '#libs/kernel';

import { ReadPublicationDocuments } from './read-publications.js';

interface PlaceRow {
  readonly community_name: string;
  readonly host: string;
  readonly is_local: boolean;
  readonly thread_id: string;
  readonly number: number;
}

/** Joins pages, which people read, with documents. */
@Injectable()
export class FindPage {
  constructor(
    private readonly database: Database,
    private readonly publications: ReadPublicationDocuments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The post that a thread's page shows: that with the number `at`, or the first one. */
  async postOn(viewer: Viewer, threadId: string, at: string | null): Promise<string | null> {
    const number = at !== null && /^\d{1,9}$/.test(at) ? Number(at) : 1;
    const { rows } = await sql<{ id: string }>`
      select p.id from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
      where p.thread_id = ${threadId} and p.number = ${number}
        and ${readsThread(viewer, { thread: 't', community: 'c' }, this.clock.now())}`.execute(
      this.database.sql,
    );
    return rows[0]?.id ?? null;
  }

  /** Where a browser is sent that opens the id of a person, a post, a thread or an article; null where there is no such page for it. */
  async of(viewer: Viewer, path: string): Promise<string | null> {
    const [, place, name = ''] = /^\/([uptw])\/([a-z0-9_-]{1,36})\/?$/.exec(path) ?? [];
    if (place === 'u') return `/@${name}`;
    if (place === undefined || !isId(name)) return null;
    if (place === 'w') return this.publications.page(viewer, name);
    return this.inThread(viewer, place === 'p' ? sql`p.id = ${name}` : sql`t.id = ${name} and p.number = 1`);
  }

  private async inThread(viewer: Viewer, where: ReturnType<typeof sql>): Promise<string | null> {
    const row = await this.place(viewer, where);
    if (row === undefined) return null;
    const community = row.is_local ? row.community_name : `${row.community_name}@${row.host}`;
    return `/c/${community}/t/${row.thread_id}${row.number === 1 ? '' : `?at=${row.number}`}`;
  }

  private async place(viewer: Viewer, where: ReturnType<typeof sql>): Promise<PlaceRow | undefined> {
    const { rows } = await sql<PlaceRow>`
      select c.name as community_name, i.host, i.is_local, t.id as thread_id, p.number
      from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
        join instance i on i.id = c.instance_id
      where ${where} and ${readsThread(viewer, { thread: 't', community: 'c' }, this.clock.now())}`.execute(
      this.database.sql,
    );
    return rows[0];
  }
}
