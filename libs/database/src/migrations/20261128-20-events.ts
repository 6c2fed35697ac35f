import { Migration } from '@mikro-orm/migrations';

/** Events of communities, who comes to them, and what is still to be said of them before they begin. */
export class Migration2026112820Events extends Migration {
  override up(): void {
    this.addSql(`
      create table event (
        id uuid primary key,
        thread_id uuid not null unique references thread (id) on delete cascade,
        community_id uuid not null references community (id),
        author_id uuid not null references person (id),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        time_zone text not null,
        place text not null,
        link text not null,
        state text not null default 'planned' check (state in ('planned', 'cancelled')),
        recording_id uuid references video (id) on delete set null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check (ends_at >= starts_at)
      )`);
    this.addSql(`create index event_to_come on event (community_id, ends_at)`);
    this.addSql(`create index event_past on event (community_id, starts_at, id)`);
    this.addSql(`
      create table event_answer (
        event_id uuid not null references event (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        answer text not null check (answer in ('yes', 'maybe', 'no')),
        answered_at timestamptz not null,
        primary key (event_id, person_id)
      )`);
    this.addSql(`create index event_answer_by_person on event_answer (person_id)`);
    this.addSql(`
      create table event_reminder (
        event_id uuid not null references event (id) on delete cascade,
        ahead text not null check (ahead in ('day', 'hour')),
        due_at timestamptz not null,
        primary key (event_id, ahead)
      )`);
    this.addSql(`create index event_reminder_due on event_reminder (due_at)`);
  }

  override down(): void {
    this.addSql(`drop table event_reminder, event_answer, event`);
  }
}
