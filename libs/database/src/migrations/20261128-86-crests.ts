import { Migration } from '@mikro-orm/migrations';

/** Crests of partners' organisations: what their cards name, and the picture of it that is kept here, which is nobody's. */
export class Migration2026112886Crests extends Migration {
  override up(): void {
    this.addSql(`
      alter table instance add column crest_url text not null default '', add column crest_file_id uuid`);
    this.addSql(`
      alter table stored_file alter column owner_id drop not null,
        add constraint stored_file_owned check (owner_id is not null or purpose = 'crest')`);
  }

  override down(): void {
    this.addSql(`delete from stored_file where owner_id is null`);
    this.addSql(
      `alter table stored_file drop constraint stored_file_owned, alter column owner_id set not null`,
    );
    this.addSql(`alter table instance drop column crest_url, drop column crest_file_id`);
  }
}
