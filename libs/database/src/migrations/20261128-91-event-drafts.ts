import { Migration } from '@mikro-orm/migrations';

/** A draft of an event has more fields than a title and a text. */
export class Migration2026112891EventDrafts extends Migration {
  override up(): void {
    this.addSql(`alter table draft add column event jsonb`);
  }

  override down(): void {
    this.addSql(`alter table draft drop column event`);
  }
}
