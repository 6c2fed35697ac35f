import { Migration } from '@mikro-orm/migrations';

/** Secret addresses are for calendars too: of one community, or of all that somebody has said they come to. */
export class Migration2026112821CalendarAddresses extends Migration {
  override up(): void {
    this.addSql(`
      alter table feed_address
        drop constraint feed_address_pkey,
        drop constraint feed_address_secret_hash_key,
        alter column community_id drop not null,
        add column purpose text not null default 'podcast' check (purpose in ('podcast', 'calendar')),
        add primary key (secret_hash),
        add unique nulls not distinct (person_id, purpose, community_id),
        add check (purpose = 'calendar' or community_id is not null)`);
    this.addSql(`alter table feed_address alter column purpose drop default`);
  }

  override down(): void {
    this.addSql(`delete from feed_address where purpose <> 'podcast'`);
    this.addSql(`
      alter table feed_address
        drop constraint feed_address_pkey,
        drop column purpose,
        alter column community_id set not null,
        add primary key (person_id, community_id),
        add unique (secret_hash)`);
  }
}
