import { Migration } from '@mikro-orm/migrations';

/** Communities, membership, requests, bans and invitations. */
export class Migration2026112402Communities extends Migration {
  override up(): void {
    this.addSql(`
      create table community (
        id uuid primary key,
        uri text unique,
        url text,
        instance_id uuid not null references instance (id),
        parent_id uuid references community (id),
        name text not null,
        title text not null,
        purpose text not null,
        description text not null default '',
        description_html text not null default '',
        image_file_id uuid,
        image_alt text not null default '',
        language text not null default 'en' check (language in ('en', 'cy')),
        visibility text not null check (visibility in ('public', 'unlisted', 'organisation', 'listed', 'hidden')),
        join_policy text not null check (join_policy in ('open', 'request', 'invitation', 'domain')),
        join_domains text[] not null default '{}',
        topics text[] not null default '{}',
        member_count integer not null default 0,
        thread_count integer not null default 0,
        created_by uuid references person (id),
        created_at timestamptz not null,
        last_activity_at timestamptz not null,
        archived_at timestamptz,
        deleted_at timestamptz,
        unique (instance_id, name)
      )`);
    this.addSql(
      `create index community_by_activity on community (last_activity_at desc, id desc) where deleted_at is null`,
    );
    this.addSql(`create index community_by_topic on community using gin (topics)`);
    this.addSql(`create index community_by_parent on community (parent_id) where parent_id is not null`);
    this.addSql(`
      create table membership (
        community_id uuid not null references community (id),
        person_id uuid not null references person (id),
        role text not null check (role in ('owner', 'facilitator', 'moderator', 'member', 'guest')),
        joined_at timestamptz not null,
        expires_at timestamptz,
        caught_up_at timestamptz,
        primary key (community_id, person_id)
      )`);
    this.addSql(`create index membership_by_person on membership (person_id, community_id)`);
    this.addSql(`
      create table join_request (
        id uuid primary key,
        community_id uuid not null references community (id),
        person_id uuid not null references person (id),
        reason text not null default '',
        created_at timestamptz not null,
        decision text check (decision in ('accepted', 'declined', 'withdrawn')),
        decided_at timestamptz,
        decided_by uuid references person (id)
      )`);
    this.addSql(
      `create unique index join_request_one_open on join_request (community_id, person_id) where decision is null`,
    );
    this.addSql(`
      create table ban (
        id uuid primary key,
        community_id uuid not null references community (id),
        person_id uuid not null references person (id),
        reason text not null default '',
        banned_by uuid not null references person (id),
        created_at timestamptz not null,
        ends_at timestamptz,
        lifted_at timestamptz
      )`);
    this.addSql(`create index ban_by_person on ban (person_id, community_id) where lifted_at is null`);
    this.addSql(`create index ban_by_community on ban (community_id, created_at desc)`);
    this.addSql(`
      create table invitation (
        id uuid primary key,
        secret_hash bytea not null unique,
        community_id uuid references community (id),
        community_role text check (community_role in ('facilitator', 'moderator', 'member', 'guest')),
        email citext,
        person_id uuid references person (id),
        invited_by uuid not null references person (id),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        accepted_by uuid references person (id),
        declined_at timestamptz,
        revoked_at timestamptz,
        guest_until timestamptz
      )`);
    this.addSql(`create index invitation_by_community on invitation (community_id, created_at desc)`);
    this.addSql(`create index invitation_by_person on invitation (person_id) where person_id is not null`);
    this.addSql(`create index invitation_by_email on invitation (email) where email is not null`);
    this.addSql(`create index join_request_by_community on join_request (community_id, created_at)`);
    this.addSql(`create index join_request_by_person on join_request (person_id, community_id)`);
  }

  override down(): void {
    this.addSql(`drop table invitation, ban, join_request, membership, community`);
  }
}
