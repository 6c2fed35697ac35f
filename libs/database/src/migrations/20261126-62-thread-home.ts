import { Migration } from '@mikro-orm/migrations';

/** How many posts threads of communities elsewhere have at their homes. */
export class Migration2026112662ThreadHome extends Migration {
  override up(): void {
    this.addSql(`
      create table thread_home (
        thread_id uuid primary key references thread (id),
        asked_at timestamptz not null,
        post_count integer,
        counted_through integer,
        counted_at timestamptz,
        is_being_read boolean not null
      )`);
  }

  override down(): void {
    this.addSql(`drop table thread_home`);
  }
}
