import { Migration } from '@mikro-orm/migrations';

/** How much may come from another instance, and how much came on each day. */
export class Migration2026112668PeerQuotas extends Migration {
  override up(): void {
    this.addSql(`
      alter table peer
        add column most_per_minute integer check (most_per_minute > 0),
        add column most_bytes_per_day bigint check (most_bytes_per_day > 0)`);
    this.addSql(`
      create table peer_usage (
        host text not null,
        day text not null,
        activities bigint not null,
        bytes bigint not null,
        primary key (host, day)
      )`);
  }

  override down(): void {
    this.addSql(`drop table peer_usage`);
    this.addSql(`alter table peer drop column most_per_minute, drop column most_bytes_per_day`);
  }
}
