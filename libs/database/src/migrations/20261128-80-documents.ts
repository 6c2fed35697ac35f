import { Migration } from '@mikro-orm/migrations';

/** Documents of communities, with versions, what a virus scan found, and the words inside them. */
export class Migration2026112880Documents extends Migration {
  override up(): void {
    this.addSql(`alter table stored_file drop constraint stored_file_purpose_check`);
    this.addSql(`alter table stored_file add constraint stored_file_purpose_check
      check (purpose in ('avatar', 'community-image', 'crest', 'attachment', 'document'))`);
    this.addSql(`
      create table document (
        id uuid primary key,
        instance_id uuid not null references instance (id),
        community_id uuid not null references community (id),
        author_id uuid not null references person (id),
        title text not null,
        description text not null,
        folder text not null,
        language text not null check (language in ('en', 'cy')),
        open_version integer,
        revision integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        deleted_at timestamptz,
        search tsvector generated always as (words_of(language, title || ' ' || description)) stored
      )`);
    this.addSql(`create index document_search on document using gin (search)`);
    this.addSql(`create index document_by_community on document (community_id, updated_at desc, id desc)
      where deleted_at is null`);
    this.addSql(`create index document_by_author on document (author_id, created_at desc, id desc)
      where deleted_at is null`);
    this.addSql(
      `create index document_newest on document (updated_at desc, id desc) where deleted_at is null`,
    );
    this.addSql(`
      create table document_file (
        file_id uuid primary key references stored_file (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        scan text not null check (scan in ('waiting', 'clean', 'refused', 'not-scanned')),
        finding text,
        text_state text not null check (text_state in ('waiting', 'ready', 'none')),
        preview text not null check (preview in ('waiting', 'ready', 'none')),
        attempts integer not null default 0,
        created_at timestamptz not null
      )`);
    this.addSql(`create index document_file_by_document on document_file (document_id)`);
    this.addSql(`create index document_file_waiting on document_file (created_at)
      where scan = 'waiting' or text_state = 'waiting' or preview = 'waiting'`);
    this.addSql(`
      create table document_version (
        document_id uuid not null references document (id) on delete cascade,
        number integer not null check (number > 0),
        file_id uuid not null references document_file (file_id) on delete cascade,
        author_id uuid not null references person (id),
        note text not null,
        restored_from integer,
        created_at timestamptz not null,
        primary key (document_id, number)
      )`);
    this.addSql(`create index document_version_by_file on document_version (file_id)`);
    this.addSql(`
      create table document_passage (
        file_id uuid not null references document_file (file_id) on delete cascade,
        position integer not null,
        page integer,
        language text not null,
        text text not null,
        search tsvector generated always as (words_of(language, text)) stored,
        primary key (file_id, position)
      )`);
    this.addSql(`create index document_passage_search on document_passage using gin (search)`);
    this.addSql(`
      create table thread_document (
        thread_id uuid not null references thread (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        added_by uuid not null references person (id),
        added_at timestamptz not null,
        primary key (thread_id, document_id)
      )`);
    this.addSql(
      `alter table pathway_item add column document_id uuid references document (id) on delete cascade`,
    );
    this.addSql(`alter table pathway_item drop constraint pathway_item_check`);
    this.addSql(`alter table pathway_item add constraint pathway_item_check
      check (num_nonnulls(thread_id, url, document_id) = 1)`);
    this.addSql(`create index thread_document_by_document on thread_document (document_id)`);
  }

  override down(): void {
    this.addSql(`delete from pathway_item where document_id is not null`);
    this.addSql(`alter table pathway_item drop constraint pathway_item_check`);
    this.addSql(`alter table pathway_item drop column document_id`);
    this.addSql(`alter table pathway_item add constraint pathway_item_check
      check ((thread_id is null) <> (url is null))`);
    this.addSql(`drop table thread_document, document_passage, document_version, document_file, document`);
    this.addSql(`delete from stored_file where purpose = 'document'`);
    this.addSql(`alter table stored_file drop constraint stored_file_purpose_check`);
    this.addSql(`alter table stored_file add constraint stored_file_purpose_check
      check (purpose in ('avatar', 'community-image', 'crest', 'attachment'))`);
  }
}
