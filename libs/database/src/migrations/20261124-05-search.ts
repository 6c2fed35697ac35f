import { Migration } from '@mikro-orm/migrations';

/** Full-text search over posts and threads, spelling help, and names that forgive typing errors. */
export class Migration2026112405Search extends Migration {
  override up(): void {
    // unaccent() is only STABLE because its dictionary may change; ours does not.
    this.addSql(`
      create function fold(value text) returns text language sql immutable parallel safe strict as $$
        select lower(public.unaccent('public.unaccent'::regdictionary, value))
      $$`);
    // English words by their stem, Welsh ones as they are (no stemmer exists); both with or without accents.
    this.addSql(`create text search configuration words_en (copy = english)`);
    this.addSql(`alter text search configuration words_en
      alter mapping for hword, hword_part, word with unaccent, english_stem`);
    this.addSql(`create text search configuration words_cy (copy = simple)`);
    this.addSql(`alter text search configuration words_cy
      alter mapping for hword, hword_part, word with unaccent, simple`);
    this.addSql(`
      create function words_of(language text, value text) returns tsvector language sql immutable parallel safe as $$
        select case language
          when 'cy' then to_tsvector('public.words_cy', value) else to_tsvector('public.words_en', value) end
      $$`);
    this.addSql(
      `alter table post add column search tsvector generated always as (words_of(language, markdown)) stored`,
    );
    this.addSql(
      `alter table thread add column search tsvector generated always as (words_of(language, title)) stored`,
    );
    this.addSql(`create index post_search on post using gin (search)`);
    this.addSql(`create index thread_search on thread using gin (search)`);
    this.addSql(`create index thread_title_trigrams on thread using gin (fold(title) gin_trgm_ops)`);
    this.addSql(`create index person_name_trigrams on person using gin
      (fold(display_name || ' ' || name || ' ' || role_title || ' ' || team) gin_trgm_ops)`);
    this.addSql(`create index community_name_trigrams on community using gin
      (fold(title || ' ' || name || ' ' || purpose) gin_trgm_ops)`);
    this.addSql(`create table search_word (word text primary key, seen integer not null default 1)`);
    this.addSql(`create index search_word_trigrams on search_word using gin (word gin_trgm_ops)`);
  }

  override down(): void {
    this.addSql(`drop table search_word`);
    this.addSql(`drop index community_name_trigrams, person_name_trigrams, thread_title_trigrams`);
    this.addSql(`alter table thread drop column search`);
    this.addSql(`alter table post drop column search`);
    this.addSql(`drop function words_of`);
    this.addSql(`drop text search configuration words_en`);
    this.addSql(`drop text search configuration words_cy`);
    this.addSql(`drop function fold`);
  }
}
