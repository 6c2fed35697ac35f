import { Migration } from '@mikro-orm/migrations';

/** Why videos were published without captions, and when their authors are reminded. */
export class Migration2026112621CaptionWaivers extends Migration {
  override up(): void {
    this.addSql(`
      create table caption_waiver (
        video_id uuid primary key references video (id) on delete cascade,
        reason text not null
          check (reason in ('no-speech', 'words-in-picture', 'follow-later', 'urgent', 'other')),
        note text not null,
        given_by uuid not null references person (id),
        given_at timestamptz not null,
        remind_at timestamptz
      )`);
    this.addSql(`create index caption_waiver_due on caption_waiver (remind_at) where remind_at is not null`);
  }

  override down(): void {
    this.addSql(`drop table caption_waiver`);
  }
}
