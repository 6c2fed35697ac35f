import { Migration } from '@mikro-orm/migrations';

/** Posts elsewhere that others answer and that are not here: asked for where they live, and not again at once. */
export class Migration2026112661MissingPosts extends Migration {
  override up(): void {
    this.addSql(`
      create table missing_post (
        id uuid primary key,
        uri text not null unique,
        community_id uuid not null references community (id),
        asked_at timestamptz not null,
        tries integer not null default 0,
        ended_at timestamptz,
        because text not null default ''
      )`);
    this.addSql(`create index missing_post_asked on missing_post (asked_at)`);
  }

  override down(): void {
    this.addSql(`drop table missing_post`);
  }
}
