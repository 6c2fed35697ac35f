import { Migration } from '@mikro-orm/migrations';

/** What people know and care about, in the words of one vocabulary, and what is suggested to them. */
export class Migration2026112671Skills extends Migration {
  override up(): void {
    this.addSql(`
      create table skill (
        id uuid primary key,
        label_en text not null default '',
        label_cy text not null default '',
        created_by uuid references person (id) on delete set null,
        created_at timestamptz not null,
        check (label_en <> '' or label_cy <> '')
      )`);
    this.addSql(`
      create table skill_word (
        folded text primary key,
        word text not null,
        skill_id uuid not null references skill (id) on delete cascade,
        is_synonym boolean not null
      )`);
    this.addSql(`create index skill_word_by_skill on skill_word (skill_id)`);
    this.addSql(`create index skill_word_trigrams on skill_word using gin (folded gin_trgm_ops)`);
    this.addSql(`
      create table person_skill (
        person_id uuid not null references person (id) on delete cascade,
        skill_id uuid not null references skill (id) on delete cascade,
        kind text not null check (kind in ('skill', 'interest')),
        added_at timestamptz not null,
        primary key (person_id, skill_id, kind)
      )`);
    this.addSql(`create index person_skill_by_skill on person_skill (skill_id, kind)`);
    this.addSql(`
      create table skill_suggestion (
        person_id uuid not null references person (id) on delete cascade,
        skill_id uuid not null references skill (id) on delete cascade,
        texts integer not null,
        suggested_at timestamptz not null,
        answer text check (answer in ('accepted', 'dismissed')),
        answered_at timestamptz,
        primary key (person_id, skill_id),
        check ((answer is null) = (answered_at is null))
      )`);
  }

  override down(): void {
    this.addSql(`drop table skill_suggestion, person_skill, skill_word, skill`);
  }
}
