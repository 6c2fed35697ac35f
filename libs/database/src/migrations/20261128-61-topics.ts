import { Migration } from '@mikro-orm/migrations';

/** Topics that people follow, and what is about them; people who are followed can be muted too. */
export class Migration2026112861Topics extends Migration {
  override up(): void {
    this.addSql(`alter table person_follow drop constraint person_follow_level_check`);
    this.addSql(`
      alter table person_follow add constraint person_follow_level_check
        check (level in ('all', 'threads', 'none', 'mute'))`);
    this.addSql(`
      create table topic_follow (
        person_id uuid not null references person (id) on delete cascade,
        skill_id uuid not null references skill (id) on delete cascade,
        level text not null check (level in ('all', 'none', 'mute')),
        followed_at timestamptz not null,
        primary key (person_id, skill_id)
      )`);
    this.addSql(`create index topic_follow_by_skill on topic_follow (skill_id)`);
    for (const kind of ['thread', 'publication']) {
      this.addSql(`
        create table ${kind}_topic (
          skill_id uuid not null references skill (id) on delete cascade,
          ${kind}_id uuid not null references ${kind} (id) on delete cascade,
          primary key (skill_id, ${kind}_id)
        )`);
      this.addSql(`create index ${kind}_topic_by_${kind} on ${kind}_topic (${kind}_id)`);
    }
  }

  override down(): void {
    this.addSql(`drop table publication_topic, thread_topic, topic_follow`);
    this.addSql(`update person_follow set level = 'none' where level = 'mute'`);
    this.addSql(`alter table person_follow drop constraint person_follow_level_check`);
    this.addSql(`
      alter table person_follow add constraint person_follow_level_check
        check (level in ('all', 'threads', 'none'))`);
  }
}
