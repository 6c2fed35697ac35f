import { Migration } from '@mikro-orm/migrations';

/** How many posts threads of communities elsewhere have at their homes. */
export class Migration2026112662ThreadHome extends Migration {
  override up(): void {
    this.addSql(`
      create table thread_home (
        thread_id uuid primary key references thread (id),
        post_count integer not null,
        counted_through integer not null,
        is_being_read boolean not null,
        read_at timestamptz not null
      )`);
  }

  override down(): void {
    this.addSql(`drop table thread_home`);
  }
}
