import { Migration } from '@mikro-orm/migrations';

/** Who agreed that their learning is recorded, and statements that have yet to reach the learning record store. */
export class Migration2026112640LearningRecords extends Migration {
  override up(): void {
    this.addSql(`
      create table learning_record_consent (
        person_id uuid primary key references person (id),
        pseudonym uuid not null unique,
        given_at timestamptz not null
      )`);
    this.addSql(`
      create table learning_statement (
        id uuid primary key,
        number bigint generated always as identity,
        person_id uuid not null references learning_record_consent (person_id) on delete cascade,
        statement jsonb not null,
        created_at timestamptz not null,
        refusal text
      )`);
    this.addSql(`create index learning_statement_by_person on learning_statement (person_id)`);
    this.addSql(`create index learning_statement_owed on learning_statement (number) where refusal is null`);
  }

  override down(): void {
    this.addSql(`drop table learning_statement, learning_record_consent`);
  }
}
