import { Migration } from '@mikro-orm/migrations';

/** How many attempts to deliver succeeded, counted hour by hour, and finding what was sent by its host and by what it is about. */
export class Migration2026112668DeliveryTally extends Migration {
  override up(): void {
    this.addSql(`
      create table delivery_tally (
        host text not null,
        hour timestamptz not null,
        delivered bigint not null,
        failed bigint not null,
        primary key (host, hour)
      )`);
    this.addSql(`create index delivery_of_host on delivery (host, seq)`);
    this.addSql(
      `create index outbox_activity_object on outbox_activity (object_id) where object_id is not null`,
    );
  }

  override down(): void {
    this.addSql(`drop index outbox_activity_object`);
    this.addSql(`drop index delivery_of_host`);
    this.addSql(`drop table delivery_tally`);
  }
}
