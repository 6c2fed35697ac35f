import { Migration } from '@mikro-orm/migrations';

/**
 * More to a profile, and who sees which part of it. What was there stays seen by whom it was: role and picture beside
 * every contribution, the rest by accounts of the instance.
 */
export class Migration2026112670Profiles extends Migration {
  override up(): void {
    this.addSql(`
      alter table person
        add column place text not null default '',
        add column spoken_languages text[] not null default '{}',
        add column working_pattern text not null default '',
        add column pronouns text not null default '',
        add column contact text not null default '',
        add column ask_me_about text not null default '',
        add column experience text not null default '',
        add column field_visibility jsonb not null default '{}'
          check (jsonb_typeof(field_visibility) = 'object')`);
    this.addSql(`update person set field_visibility = '{"roleTitle": "public", "picture": "public"}'`);
    this.addSql(`alter table account add column introduced_at timestamptz`);
    this.addSql(`update account set introduced_at = now()`);
  }

  override down(): void {
    this.addSql(`alter table account drop column introduced_at`);
    this.addSql(`
      alter table person
        drop column place,
        drop column spoken_languages,
        drop column working_pattern,
        drop column pronouns,
        drop column contact,
        drop column ask_me_about,
        drop column experience,
        drop column field_visibility`);
  }
}
