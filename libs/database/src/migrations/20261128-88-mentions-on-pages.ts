import { Migration } from '@mikro-orm/migrations';

/** Whom articles, updates and comments have named, so that each of them hears of it once. */
export class Migration2026112888MentionsOnPages extends Migration {
  override up(): void {
    this.addSql(`
      create table publication_mention (
        about_id uuid not null,
        publication_id uuid not null references publication (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        primary key (about_id, person_id)
      )`);
    this.addSql(`create index publication_mention_by_publication on publication_mention (publication_id)`);
    this.addSql(`create index publication_mention_by_person on publication_mention (person_id)`);
  }

  override down(): void {
    this.addSql(`drop table publication_mention`);
  }
}
