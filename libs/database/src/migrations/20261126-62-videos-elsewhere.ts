import { Migration } from '@mikro-orm/migrations';

/** Where videos of other servers are, what their playlists name, and which of their parts are kept here for a while. */
export class Migration2026112662VideosElsewhere extends Migration {
  override up(): void {
    this.addSql(`
      create table video_elsewhere (
        video_id uuid primary key references video (id) on delete cascade,
        playlist text not null,
        poster text,
        captions jsonb not null,
        chapters text
      )`);
    this.addSql(`
      create table elsewhere_playlist (
        video_id uuid not null references video (id) on delete cascade,
        generation integer not null,
        number integer not null check (number >= 0),
        url text not null,
        text text,
        parts jsonb,
        primary key (video_id, generation, number)
      )`);
    this.addSql(`
      create table elsewhere_part (
        object_key text primary key,
        video_id uuid not null,
        generation integer not null,
        name text not null,
        media_type text not null,
        size bigint not null,
        used_at timestamptz not null,
        unique (video_id, generation, name)
      )`);
    this.addSql(`create index elsewhere_part_used on elsewhere_part (used_at)`);
  }

  override down(): void {
    this.addSql(`drop table elsewhere_part, elsewhere_playlist, video_elsewhere`);
  }
}
