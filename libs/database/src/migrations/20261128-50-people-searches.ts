import { Migration } from '@mikro-orm/migrations';

/** Searches for people that somebody keeps, and indexes of the parts of profiles that people are found by. */
export class Migration2026112850PeopleSearches extends Migration {
  override up(): void {
    this.addSql(`
      create table people_search (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        name text not null,
        wish jsonb not null check (jsonb_typeof(wish) = 'object'),
        saved_at timestamptz not null
      )`);
    this.addSql(`create unique index people_search_name on people_search (person_id, fold(name))`);
    this.addSql(`create index person_about_trigrams on person using gin
      (fold(experience || ' ' || summary) gin_trgm_ops)`);
    this.addSql(`create index person_by_place on person (fold(place))`);
    this.addSql(`create index person_by_team on person (fold(team))`);
  }

  override down(): void {
    this.addSql(`drop index person_by_team, person_by_place, person_about_trigrams`);
    this.addSql(`drop table people_search`);
  }
}
