import { Migration } from '@mikro-orm/migrations';

/** What activities are about, what those that came too early wait for, and what is known of things elsewhere by their ids. */
export class Migration2026112653Inbox extends Migration {
  override up(): void {
    this.addSql(
      `alter table inbox_activity add column awaits text, add column about text not null default ''`,
    );
    this.addSql(`create index inbox_activity_about on inbox_activity (about, actor_uri)`);
    this.addSql(
      `alter table follow add column type text not null default 'Follow' check (type in ('Follow', 'Join'))`,
    );
    this.addSql(
      `create index inbox_activity_awaiting on inbox_activity (awaits)
        where awaits is not null and handled_at is null and dead_at is null`,
    );
    this.addSql(`
      create table remote_object (
        uri text primary key,
        owner_uri text not null,
        type text not null,
        object_id uuid,
        updated_at timestamptz,
        ended_at timestamptz
      )`);
    this.addSql(
      `create index remote_object_owned on remote_object (object_id, owner_uri, type) where ended_at is null`,
    );
  }

  override down(): void {
    this.addSql(`drop table remote_object`);
    this.addSql(`alter table follow drop column type`);
    this.addSql(`drop index inbox_activity_awaiting`);
    this.addSql(`drop index inbox_activity_about`);
    this.addSql(`alter table inbox_activity drop column awaits, drop column about`);
  }
}
