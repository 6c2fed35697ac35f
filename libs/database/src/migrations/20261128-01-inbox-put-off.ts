import { Migration } from '@mikro-orm/migrations';

/** What arrived and waits: what can be handled now apart from what is put off, so that nobody walks through the latter. */
export class Migration2026112801InboxPutOff extends Migration {
  override up(): void {
    this.addSql(`drop index inbox_activity_waiting`);
    this.addSql(
      `create index inbox_activity_fresh on inbox_activity (host, seq)
        where handled_at is null and dead_at is null and not_before is null`,
    );
    this.addSql(
      `create index inbox_activity_put_off on inbox_activity (host, not_before)
        where handled_at is null and dead_at is null and not_before is not null`,
    );
  }

  override down(): void {
    this.addSql(`drop index inbox_activity_put_off`);
    this.addSql(`drop index inbox_activity_fresh`);
    this.addSql(
      `create index inbox_activity_waiting on inbox_activity (host, seq) where handled_at is null and dead_at is null`,
    );
  }
}
