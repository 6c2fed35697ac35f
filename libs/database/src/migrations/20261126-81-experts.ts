import { Migration } from '@mikro-orm/migrations';

/** Who is suggested for a question, asked, and cannot answer; and who does not want to be asked. */
export class Migration2026112681Experts extends Migration {
  override up(): void {
    this.addSql(`alter table account add column may_be_asked boolean not null default true`);
    this.addSql(`
      create table expert_suggestion (
        thread_id uuid not null references thread (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        place integer not null,
        skill_ids uuid[] not null,
        answer_ids uuid[] not null,
        suggested_at timestamptz not null,
        asked_by uuid references person (id) on delete set null,
        asked_at timestamptz,
        declined_at timestamptz,
        primary key (thread_id, person_id),
        check (declined_at is null or asked_at is not null)
      )`);
    this.addSql(`create index expert_suggestion_by_person on expert_suggestion (person_id, suggested_at)`);
  }

  override down(): void {
    this.addSql(`drop table expert_suggestion`);
    this.addSql(`alter table account drop column may_be_asked`);
  }
}
