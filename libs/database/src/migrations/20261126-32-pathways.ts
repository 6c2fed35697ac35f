import { Migration } from '@mikro-orm/migrations';

/** Learning pathways: videos, threads and links in an order, and how far each person has come. */
export class Migration2026112632Pathways extends Migration {
  override up(): void {
    this.addSql(`
      create table pathway (
        id uuid primary key,
        instance_id uuid not null references instance (id),
        owner_id uuid not null references person (id),
        community_id uuid references community (id),
        audience text not null check (audience in ('community', 'organisation', 'public')),
        title text not null,
        description text not null,
        language text not null check (language in ('en', 'cy')),
        revision integer not null default 1,
        review_by timestamptz not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        deleted_at timestamptz,
        check ((audience = 'community') = (community_id is not null))
      )`);
    this.addSql(`create index pathway_by_community on pathway (community_id) where deleted_at is null`);
    this.addSql(`
      create table pathway_item (
        id uuid primary key,
        pathway_id uuid not null references pathway (id) on delete cascade,
        position integer not null,
        thread_id uuid references thread (id),
        url text,
        title text not null,
        note text not null,
        unique (pathway_id, position) deferrable initially deferred,
        check ((thread_id is null) <> (url is null))
      )`);
    this.addSql(`
      create table pathway_progress (
        item_id uuid not null references pathway_item (id) on delete cascade,
        person_id uuid not null references person (id),
        primary key (item_id, person_id)
      )`);
    this.addSql(`create index pathway_progress_by_person on pathway_progress (person_id)`);
  }

  override down(): void {
    this.addSql(`drop table pathway_progress, pathway_item, pathway`);
  }
}
