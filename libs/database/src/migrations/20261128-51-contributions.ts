import { Migration } from '@mikro-orm/migrations';

/** Whether others may open the page of what somebody has given. */
export class Migration2026112851Contributions extends Migration {
  override up(): void {
    this.addSql(`alter table account add column shows_contributions boolean not null default true`);
  }

  override down(): void {
    this.addSql(`alter table account drop column shows_contributions`);
  }
}
