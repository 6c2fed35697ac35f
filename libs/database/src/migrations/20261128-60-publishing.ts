import { Migration } from '@mikro-orm/migrations';

/** What people publish on their own pages, how it was worded before, and what others say to it. */
export class Migration2026112860Publishing extends Migration {
  override up(): void {
    this.addSql(`
      create table publication (
        id uuid primary key,
        uri text unique,
        url text,
        instance_id uuid not null references instance (id),
        author_id uuid not null references person (id),
        kind text not null check (kind in ('article', 'status')),
        audience text not null check (audience in ('followers', 'organisation', 'public')),
        title text not null default '',
        markdown text not null default '',
        html text not null default '',
        language text not null default 'en',
        version integer not null default 0,
        comment_count integer not null default 0,
        reaction_counts jsonb not null default '{}',
        created_at timestamptz not null,
        published_at timestamptz,
        scheduled_for timestamptz,
        edited_at timestamptz,
        deleted_at timestamptz,
        check (published_at is null or scheduled_for is null)
      )`);
    this.addSql(
      `create index publication_by_author on publication (author_id, published_at desc, id desc)
        where published_at is not null and deleted_at is null`,
    );
    this.addSql(
      `create index publication_newest on publication (published_at desc, id desc)
        where published_at is not null and deleted_at is null`,
    );
    this.addSql(
      `create index publication_unpublished on publication (author_id, id desc)
        where published_at is null and deleted_at is null`,
    );
    this.addSql(`
      create table publication_version (
        publication_id uuid not null references publication (id) on delete cascade,
        version integer not null,
        title text not null,
        markdown text not null,
        html text not null,
        written_at timestamptz not null,
        primary key (publication_id, version)
      )`);
    this.addSql(`
      create table publication_reaction (
        publication_id uuid not null references publication (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        kind text not null check (kind in ('like', 'thanks', 'celebrate', 'insightful', 'support', 'question')),
        created_at timestamptz not null,
        primary key (publication_id, person_id, kind)
      )`);
    this.addSql(`
      create table publication_comment (
        id uuid primary key,
        publication_id uuid not null references publication (id) on delete cascade,
        number integer not null,
        author_id uuid not null references person (id),
        markdown text not null,
        html text not null,
        language text not null default 'en',
        created_at timestamptz not null,
        deleted_at timestamptz,
        deleted_by uuid references person (id) on delete set null,
        unique (publication_id, number)
      )`);
    this.addSql(`create index publication_comment_by_author on publication_comment (author_id)`);
    this.addSql(
      `alter table notification add column publication_id uuid references publication (id) on delete cascade`,
    );
    this.addSql(
      `create index notification_by_publication on notification (publication_id) where publication_id is not null`,
    );
  }

  override down(): void {
    this.addSql(`alter table notification drop column publication_id`);
    this.addSql(`drop table publication_comment, publication_reaction, publication_version, publication`);
  }
}
