import { Migration } from '@mikro-orm/migrations';

/** What of the deliveries to one host has to stay in order; what was owed before stays in order altogether. */
export class Migration2026112670DeliveryLanes extends Migration {
  override up(): void {
    this.addSql(`alter table delivery add column lane uuid`);
  }

  override down(): void {
    this.addSql(`alter table delivery drop column lane`);
  }
}
