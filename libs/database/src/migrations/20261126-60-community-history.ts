import { Migration } from '@mikro-orm/migrations';

/** How far the reading of what was written in communities elsewhere, before anybody here followed them, has come. */
export class Migration2026112660CommunityHistory extends Migration {
  override up(): void {
    this.addSql(`
      create table community_history (
        community_id uuid primary key references community (id),
        state text not null check (state in ('reading', 'done', 'stopped')),
        pages text[] not null default '{}',
        next_page text,
        page_tries integer not null default 0,
        threads_found integer not null default 0,
        threads_read integer not null default 0,
        oldest_at timestamptz,
        requests integer not null default 0,
        bytes bigint not null default 0,
        seconds integer not null default 0,
        last_error text not null default '',
        started_at timestamptz not null,
        ended_at timestamptz
      )`);
    this.addSql(`
      create table history_thread (
        community_id uuid not null references community_history (community_id) on delete cascade,
        uri text not null,
        position integer not null,
        is_pinned boolean not null,
        tries integer not null default 0,
        not_before timestamptz,
        ended_at timestamptz,
        because text not null default '',
        primary key (community_id, uri)
      )`);
    this.addSql(
      `create index history_thread_open on history_thread (community_id, position) where ended_at is null`,
    );
  }

  override down(): void {
    this.addSql(`drop table history_thread, community_history`);
  }
}
