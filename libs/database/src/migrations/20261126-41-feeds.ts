import { Migration } from '@mikro-orm/migrations';

/** Secret addresses under which podcast apps read a community's feed for one person. */
export class Migration2026112641Feeds extends Migration {
  override up(): void {
    this.addSql(`
      create table feed_address (
        person_id uuid not null references person (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        secret_hash bytea not null unique,
        created_at timestamptz not null,
        primary key (person_id, community_id)
      )`);
  }

  override down(): void {
    this.addSql(`drop table feed_address`);
  }
}
