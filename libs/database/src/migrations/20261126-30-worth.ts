import { Migration } from '@mikro-orm/migrations';

/** What videos were worth to those who watched them, and how many these were. */
export class Migration2026112630Worth extends Migration {
  override up(): void {
    this.addSql(`alter table account add column show_viewing boolean not null default false`);
    this.addSql(`
      alter table video
        add column helpful_count integer not null default 0 check (helpful_count >= 0),
        add column used_count integer not null default 0 check (used_count >= 0)`);
    this.addSql(`
      create table video_mark (
        video_id uuid not null references video (id) on delete cascade,
        person_id uuid not null references person (id),
        kind text not null check (kind in ('helpful', 'used')),
        post_id uuid unique references post (id),
        created_at timestamptz not null,
        primary key (video_id, person_id, kind)
      )`);
    this.addSql(`
      create table video_viewing (
        video_id uuid not null references video (id) on delete cascade,
        person_id uuid not null references person (id),
        completed boolean not null,
        primary key (video_id, person_id)
      )`);
    this.addSql(`create index video_viewing_by_person on video_viewing (person_id)`);
    this.addSql(`
      create table video_visits (
        video_id uuid primary key references video (id) on delete cascade,
        visits bigint not null
      )`);
    this.addSql(`
      create table video_numbers (
        video_id uuid primary key references video (id) on delete cascade,
        viewers bigint not null,
        completed bigint not null,
        visits bigint not null,
        counted_at timestamptz not null
      )`);
  }

  override down(): void {
    this.addSql(`drop table video_numbers, video_visits, video_viewing, video_mark`);
    this.addSql(`alter table video drop column helpful_count, drop column used_count`);
    this.addSql(`alter table account drop column show_viewing`);
  }
}
