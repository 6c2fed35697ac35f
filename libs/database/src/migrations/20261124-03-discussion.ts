import { Migration } from '@mikro-orm/migrations';

/** Threads, posts and all that people do to them, and the files they attach. */
export class Migration2026112403Discussion extends Migration {
  override up(): void {
    this.addSql(`
      create table thread (
        id uuid primary key,
        uri text unique,
        url text,
        instance_id uuid not null references instance (id),
        community_id uuid not null references community (id),
        author_id uuid not null references person (id),
        kind text not null default 'discussion' check (kind in ('discussion', 'question')),
        title text not null,
        language text not null default 'en',
        seq bigint not null default 0,
        post_count integer not null default 0,
        root_post_id uuid not null,
        accepted_post_id uuid,
        created_at timestamptz not null,
        last_post_at timestamptz not null,
        pinned_at timestamptz,
        locked_at timestamptz,
        deleted_at timestamptz
      ) with (fillfactor = 80)`);
    this.addSql(`create index thread_by_activity on thread (community_id, last_post_at desc, id desc)`);
    this.addSql(
      `create index thread_pinned on thread (community_id, pinned_at desc) where pinned_at is not null`,
    );
    this.addSql(
      `create index thread_unanswered on thread (community_id, last_post_at desc, id desc)
        where kind = 'question' and accepted_post_id is null and deleted_at is null`,
    );
    this.addSql(`create index thread_by_author on thread (author_id, created_at desc)`);
    this.addSql(`
      create table post (
        id uuid primary key,
        uri text unique,
        url text,
        instance_id uuid not null references instance (id),
        thread_id uuid not null references thread (id) deferrable initially deferred,
        community_id uuid not null references community (id),
        author_id uuid not null references person (id),
        number integer not null,
        reply_to_id uuid references post (id),
        markdown text not null,
        html text not null,
        language text not null default 'en',
        version integer not null default 1,
        reaction_counts jsonb not null default '{}',
        created_at timestamptz not null,
        edited_at timestamptz,
        deleted_at timestamptz,
        deleted_by uuid references person (id),
        unique (thread_id, number)
      )`);
    this.addSql(`create index post_by_author on post (author_id, created_at desc)`);
    this.addSql(`
      create table post_version (
        post_id uuid not null references post (id),
        version integer not null,
        markdown text not null,
        html text not null,
        written_by uuid not null references person (id),
        written_at timestamptz not null,
        primary key (post_id, version)
      )`);
    this.addSql(`
      create table mention (
        post_id uuid not null references post (id),
        target_id uuid not null,
        target_kind text not null check (target_kind in ('person', 'community')),
        primary key (post_id, target_id)
      )`);
    this.addSql(`create index mention_by_target on mention (target_id, post_id)`);
    this.addSql(`
      create table reaction (
        post_id uuid not null references post (id),
        person_id uuid not null references person (id),
        kind text not null check (kind in ('like', 'thanks', 'celebrate', 'insightful', 'support', 'question')),
        created_at timestamptz not null,
        primary key (post_id, person_id, kind)
      )`);
    this.addSql(`
      create table draft (
        person_id uuid not null references account (person_id) on delete cascade,
        place text not null,
        title text not null default '',
        markdown text not null default '',
        reply_to_id uuid,
        revision integer not null,
        updated_at timestamptz not null,
        primary key (person_id, place)
      )`);
    this.addSql(`
      create table read_position (
        person_id uuid not null references person (id),
        thread_id uuid not null references thread (id),
        community_id uuid not null references community (id),
        read_through integer not null,
        updated_at timestamptz not null,
        primary key (person_id, thread_id)
      )`);
    this.addSql(`create index read_position_by_community on read_position (person_id, community_id)`);
    this.addSql(`
      create table thread_event (
        thread_id uuid not null,
        seq bigint not null,
        community_id uuid not null,
        kind text not null,
        payload jsonb not null,
        created_at timestamptz not null,
        primary key (thread_id, seq)
      )`);
    this.addSql(`
      create table stored_file (
        id uuid primary key,
        owner_id uuid not null references person (id),
        purpose text not null check (purpose in ('avatar', 'community-image', 'crest', 'attachment')),
        object_key text not null,
        file_name text not null,
        media_type text not null,
        size bigint not null,
        sha256 text not null,
        width integer,
        height integer,
        alt text not null default '',
        variants jsonb not null default '{}',
        post_id uuid references post (id),
        community_id uuid references community (id),
        position integer not null default 0,
        created_at timestamptz not null,
        deleted_at timestamptz
      )`);
    this.addSql(
      `create index stored_file_by_post on stored_file (post_id, position) where post_id is not null`,
    );
    this.addSql(
      `create index stored_file_unclaimed on stored_file (created_at) where post_id is null and purpose = 'attachment'`,
    );
  }

  override down(): void {
    this.addSql(
      `drop table stored_file, thread_event, read_position, draft, reaction, mention, post_version, post, thread`,
    );
  }
}
