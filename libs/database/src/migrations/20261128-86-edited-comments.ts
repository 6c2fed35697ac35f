import { Migration } from '@mikro-orm/migrations';

/** Which wording of a comment stands there, and since when it is another one than the first. */
export class Migration2026112886EditedComments extends Migration {
  override up(): void {
    this.addSql(`
      alter table publication_comment add column version integer not null default 1,
        add column edited_at timestamptz`);
  }

  override down(): void {
    this.addSql(`alter table publication_comment drop column version, drop column edited_at`);
  }
}
