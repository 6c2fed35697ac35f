import { Migration } from '@mikro-orm/migrations';

/** What is said in videos, cue by cue, so that it can be read beside them and searched. */
export class Migration2026112603Captions extends Migration {
  override up(): void {
    this.addSql(`
      create table video_captions (
        video_id uuid not null references video (id) on delete cascade,
        language text not null check (language in ('en', 'cy')),
        is_draft boolean not null,
        revision integer not null check (revision > 0),
        updated_at timestamptz not null,
        updated_by uuid references person (id),
        primary key (video_id, language)
      )`);
    this.addSql(`
      create table video_cue (
        video_id uuid not null,
        language text not null,
        position integer not null,
        start_ms integer not null check (start_ms >= 0),
        end_ms integer not null check (end_ms > start_ms),
        speaker text,
        text text not null,
        search tsvector generated always as (words_of(language, text)) stored,
        primary key (video_id, language, position),
        foreign key (video_id, language) references video_captions (video_id, language) on delete cascade
      )`);
    this.addSql(`create index video_cue_search on video_cue using gin (search)`);
  }

  override down(): void {
    this.addSql(`drop table video_cue, video_captions`);
  }
}
