import { Migration } from '@mikro-orm/migrations';

/** What people have seen of videos, each for themselves, and who does not want it kept. */
export class Migration2026112622WatchRecords extends Migration {
  override up(): void {
    this.addSql(`
      create table watch_record (
        person_id uuid not null references person (id) on delete cascade,
        video_id uuid not null references video (id) on delete cascade,
        seen int4multirange not null,
        position_ms integer not null check (position_ms >= 0),
        completed_at timestamptz,
        primary key (person_id, video_id)
      )`);
    this.addSql(`create index watch_record_by_video on watch_record (video_id)`);
    this.addSql(
      `create table watch_opt_out (person_id uuid primary key references person (id) on delete cascade)`,
    );
  }

  override down(): void {
    this.addSql(`drop table watch_opt_out, watch_record`);
  }
}
