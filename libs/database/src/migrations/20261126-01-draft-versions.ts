import { Migration } from '@mikro-orm/migrations';

/** A draft of a change knows which version of the post it changes. */
export class Migration2026112601DraftVersions extends Migration {
  override up(): void {
    this.addSql(`alter table draft add column made_from integer`);
  }

  override down(): void {
    this.addSql(`alter table draft drop column made_from`);
  }
}
