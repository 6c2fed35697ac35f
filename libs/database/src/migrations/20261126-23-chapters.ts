import { Migration } from '@mikro-orm/migrations';

/** The chapters of videos, as a list that is written as a whole. */
export class Migration2026112623Chapters extends Migration {
  override up(): void {
    this.addSql(`
      create table video_chapters (
        video_id uuid primary key references video (id) on delete cascade,
        revision integer not null check (revision > 0),
        chapters jsonb not null,
        updated_at timestamptz not null,
        updated_by uuid not null references person (id)
      )`);
  }

  override down(): void {
    this.addSql(`drop table video_chapters`);
  }
}
