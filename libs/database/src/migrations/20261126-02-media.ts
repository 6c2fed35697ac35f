import { Migration } from '@mikro-orm/migrations';

/** Videos: how their bytes arrive, what is made of them, and who waits for it. */
export class Migration2026112602Media extends Migration {
  override up(): void {
    this.addSql(`
      create table upload (
        id uuid primary key,
        person_id uuid not null references person (id),
        file_name text not null,
        size bigint not null check (size > 0),
        offset_bytes bigint not null default 0 check (offset_bytes between 0 and size),
        reserved_bytes bigint not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        finished_at timestamptz
      )`);
    this.addSql(`create index upload_by_person on upload (person_id)`);
    this.addSql(`create index upload_by_expiry on upload (expires_at)`);
    this.addSql(`
      create table upload_part (
        upload_id uuid not null references upload (id) on delete cascade,
        start_byte bigint not null,
        size integer not null check (size > 0),
        object_key text not null unique,
        primary key (upload_id, start_byte)
      )`);
    this.addSql(`
      create table upload_quota (
        person_id uuid primary key references person (id),
        bytes bigint not null check (bytes >= 0)
      )`);
    this.addSql(`
      create table video (
        id uuid primary key,
        uri text unique,
        url text,
        instance_id uuid not null references instance (id),
        community_id uuid not null references community (id),
        author_id uuid not null references person (id),
        thread_id uuid unique references thread (id),
        upload_id uuid unique references upload (id),
        title text not null,
        description text not null,
        language text not null check (language in ('en', 'cy')),
        state text not null check (state in ('uploading', 'waiting', 'processing', 'ready', 'failed')),
        failure text check ((failure is not null) = (state = 'failed')),
        attempts integer not null default 0,
        generation integer not null default 0,
        playable_generation integer,
        progress integer not null default 0 check (progress between 0 and 100),
        duration_ms bigint,
        width integer,
        height integer,
        pictures jsonb,
        reserved_bytes bigint not null,
        created_at timestamptz not null,
        ready_at timestamptz,
        published_at timestamptz,
        deleted_at timestamptz,
        check ((thread_id is null) = (published_at is null))
      )`);
    this.addSql(`create index video_by_author on video (author_id, id desc)`);
    this.addSql(`create index video_by_community on video (community_id)`);
    this.addSql(`create index video_deleted on video (deleted_at) where deleted_at is not null`);
    this.addSql(`
      create table video_file (
        video_id uuid not null references video (id) on delete cascade,
        generation integer not null,
        name text not null,
        media_type text not null,
        size bigint not null,
        object_key text not null unique,
        primary key (video_id, generation, name)
      )`);
  }

  override down(): void {
    this.addSql(`drop table video_file, video, upload_quota, upload_part, upload`);
  }
}
