import { Migration } from '@mikro-orm/migrations';

/** Who deleted a thread, and whose unread notifications are about it. */
export class Migration2026112501DeletedThreads extends Migration {
  override up(): void {
    this.addSql(`alter table thread add column deleted_by uuid references person (id)`);
    this.addSql(`create index thread_deleted on thread (community_id, last_post_at desc, id desc)
      where deleted_at is not null`);
    this.addSql(
      `create index notification_unread_by_thread on notification (thread_id) where read_at is null`,
    );
  }

  override down(): void {
    this.addSql(`drop index notification_unread_by_thread`);
    this.addSql(`drop index thread_deleted`);
    this.addSql(`alter table thread drop column deleted_by`);
  }
}
