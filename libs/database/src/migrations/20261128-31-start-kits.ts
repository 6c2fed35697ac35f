import { Migration } from '@mikro-orm/migrations';

/** What a community began with, what its facilitators have done of their checklist, and whom they have welcomed. */
export class Migration2026112831StartKits extends Migration {
  override up(): void {
    this.addSql(`
      create table start_kit (
        community_id uuid primary key references community (id),
        template text not null check (template in ('practice', 'project', 'questions')),
        welcome_thread_id uuid references thread (id),
        created_at timestamptz not null
      )`);
    this.addSql(`
      create table start_kit_tick (
        community_id uuid not null references start_kit (community_id),
        item text not null,
        ticked_by uuid not null references person (id),
        ticked_at timestamptz not null,
        primary key (community_id, item)
      )`);
    this.addSql(`
      create table member_welcome (
        community_id uuid not null references community (id),
        person_id uuid not null references person (id),
        welcomed_by uuid not null references person (id),
        welcomed_at timestamptz not null,
        primary key (community_id, person_id)
      )`);
  }

  override down(): void {
    this.addSql(`drop table member_welcome, start_kit_tick, start_kit`);
  }
}
