import { Migration } from '@mikro-orm/migrations';

/** Keys, actors elsewhere, other instances, follows, and the queues between instances. */
export class Migration2026112650Federation extends Migration {
  override up(): void {
    this.addSql(`
      create table actor_keys (
        owner_id uuid primary key,
        owner_kind text not null check (owner_kind in ('person', 'community', 'instance')),
        rsa_public_pem text not null,
        rsa_private bytea not null,
        ed25519_public text not null,
        ed25519_private bytea not null,
        created_at timestamptz not null
      )`);
    this.addSql(`
      create table remote_actor (
        owner_id uuid primary key,
        owner_kind text not null check (owner_kind in ('person', 'community', 'instance')),
        instance_id uuid not null references instance (id),
        uri text not null unique,
        username text not null,
        inbox text not null,
        shared_inbox text,
        outbox text,
        followers text,
        featured text,
        moderators text,
        keys jsonb not null,
        moved_to text,
        fetched_at timestamptz not null,
        gone_at timestamptz
      )`);
    this.addSql(`create index remote_actor_instance on remote_actor (instance_id)`);
    this.addSql(`
      create table peer (
        instance_id uuid primary key references instance (id),
        policy text not null default 'unknown' check (policy in ('unknown', 'allowed', 'silenced', 'suspended')),
        signature text check (signature in ('cavage', 'rfc9421')),
        software text not null default '',
        software_version text not null default '',
        nodeinfo_at timestamptz,
        last_heard_at timestamptz,
        failing_since timestamptz,
        probe_at timestamptz,
        last_error text not null default ''
      )`);
    this.addSql(`
      create table follow (
        id uuid primary key,
        follower_id uuid not null,
        follower_kind text not null check (follower_kind in ('person', 'community', 'instance')),
        target_id uuid not null,
        target_kind text not null check (target_kind in ('person', 'community', 'instance')),
        uri text not null,
        state text not null check (state in ('pending', 'accepted', 'rejected')),
        requested_at timestamptz not null,
        decided_at timestamptz,
        unique (follower_id, target_id)
      )`);
    this.addSql(`create index follow_target on follow (target_id, id) where state = 'accepted'`);
    this.addSql(`create index follow_uri on follow (uri)`);
    this.addSql(`
      create table inbox_activity (
        seq bigint generated always as identity primary key,
        uri text not null unique,
        host text not null,
        actor_uri text not null,
        kind text not null,
        body bytea not null,
        received_at timestamptz not null,
        attempts integer not null default 0,
        not_before timestamptz,
        handled_at timestamptz,
        dead_at timestamptz,
        verdict text check (verdict in ('applied', 'ignored', 'refused')),
        because text not null default ''
      )`);
    this.addSql(
      `create index inbox_activity_waiting on inbox_activity (host, seq) where handled_at is null and dead_at is null`,
    );
    this.addSql(`
      create table outbox_activity (
        id uuid primary key,
        uri text not null unique,
        actor_id uuid not null,
        kind text not null,
        object_id uuid,
        is_public boolean not null,
        body bytea not null,
        created_at timestamptz not null
      )`);
    this.addSql(`create index outbox_activity_actor on outbox_activity (actor_id, id)`);
    this.addSql(`
      create table delivery (
        seq bigint generated always as identity primary key,
        activity_id uuid not null references outbox_activity (id) on delete cascade,
        host text not null,
        inbox text not null,
        attempts integer not null default 0,
        not_before timestamptz,
        delivered_at timestamptz,
        dead_at timestamptz,
        last_status integer,
        last_error text not null default '',
        unique (activity_id, inbox)
      )`);
    this.addSql(
      `create index delivery_waiting on delivery (host, seq) where delivered_at is null and dead_at is null`,
    );
    this.addSql(`create index delivery_dead on delivery (host, seq) where dead_at is not null`);
  }

  override down(): void {
    for (const table of [
      'delivery',
      'outbox_activity',
      'inbox_activity',
      'follow',
      'peer',
      'remote_actor',
      'actor_keys',
    ])
      this.addSql(`drop table ${table}`);
  }
}
