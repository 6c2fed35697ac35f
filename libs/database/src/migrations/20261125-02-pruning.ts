import { Migration } from '@mikro-orm/migrations';

/** Ways to find what is old enough to go, without walking through what stays. */
export class Migration2026112502Pruning extends Migration {
  override up(): void {
    this.addSql(`create index thread_event_by_age on thread_event (created_at)`);
    this.addSql(`create index account_event_by_age on account_event (created_at)`);
    this.addSql(`create index notification_by_age on notification (updated_at)`);
    this.addSql(`create index notification_cause_by_notification on notification_cause (notification_id)`);
  }

  override down(): void {
    this.addSql(`drop index notification_cause_by_notification, notification_by_age, account_event_by_age,
      thread_event_by_age`);
  }
}
