import { Migration } from '@mikro-orm/migrations';

/** What people are found by besides their name, role and team, as an index of its own. */
export class Migration2026112672PeopleSearch extends Migration {
  override up(): void {
    this.addSql(`create index person_ask_trigrams on person using gin
      (fold(ask_me_about || ' ' || place) gin_trgm_ops)`);
  }

  override down(): void {
    this.addSql(`drop index person_ask_trigrams`);
  }
}
