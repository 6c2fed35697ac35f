import { Migration } from '@mikro-orm/migrations';

/** Instances, people, accounts, sessions and invitations. */
export class Migration2026112401Identity extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists pg_trgm`);
    this.addSql(`create extension if not exists unaccent`);
    this.addSql(`create extension if not exists citext`);
    this.addSql(`
      create table instance (
        id uuid primary key,
        host text not null unique,
        is_local boolean not null,
        name text not null,
        short_name text not null,
        created_at timestamptz not null
      )`);
    this.addSql(`create unique index instance_one_local on instance (is_local) where is_local`);
    this.addSql(`
      create table instance_settings (
        id boolean primary key default true check (id),
        instance_id uuid not null references instance (id),
        registration text not null check (registration in ('open', 'domains', 'invitation', 'closed')),
        allowed_domains text[] not null default '{}',
        welcome text not null default '',
        brand_colour text not null,
        crest_file_id uuid,
        default_language text not null default 'en' check (default_language in ('en', 'cy')),
        secret text not null,
        is_demo boolean not null default false,
        updated_at timestamptz not null
      )`);
    this.addSql(`
      create table actor_name (
        name text primary key check (name ~ '^[a-z0-9_]{1,30}$'),
        kind text not null check (kind in ('person', 'community', 'reserved')),
        owner_id uuid,
        claimed_at timestamptz not null
      )`);
    this.addSql(`
      create table person (
        id uuid primary key,
        uri text unique,
        url text,
        instance_id uuid not null references instance (id),
        name text not null,
        display_name text not null,
        role_title text not null default '',
        team text not null default '',
        summary text not null default '',
        summary_html text not null default '',
        avatar_file_id uuid,
        avatar_alt text not null default '',
        language text not null default 'en',
        created_at timestamptz not null,
        suspended_at timestamptz,
        deleted_at timestamptz,
        unique (instance_id, name)
      )`);
    this.addSql(
      `create index person_by_display_name on person (lower(display_name), id) where deleted_at is null`,
    );
    this.addSql(`
      create table account (
        person_id uuid primary key references person (id),
        email citext not null unique,
        email_confirmed_at timestamptz,
        password_hash text,
        role text not null default 'member' check (role in ('member', 'moderator', 'admin')),
        language text not null default 'en' check (language in ('en', 'cy')),
        theme text not null default 'system' check (theme in ('system', 'light', 'dark', 'contrast')),
        show_presence boolean not null default true,
        show_typing boolean not null default true,
        shortcuts_on boolean not null default true,
        live_announcements boolean not null default true,
        created_at timestamptz not null,
        suspended_at timestamptz,
        suspended_reason text
      )`);
    this.addSql(`
      create table session (
        id bytea primary key,
        public_id uuid not null unique,
        person_id uuid not null references account (person_id) on delete cascade,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        user_agent text not null default '',
        address text not null default ''
      )`);
    this.addSql(`create index session_by_person on session (person_id)`);
    this.addSql(`create index session_by_expiry on session (expires_at)`);
    this.addSql(`
      create table pending_registration (
        id uuid primary key,
        secret_hash bytea not null unique,
        email citext not null,
        name text not null,
        display_name text not null,
        password_hash text not null,
        language text not null check (language in ('en', 'cy')),
        invitation_id uuid,
        created_at timestamptz not null,
        expires_at timestamptz not null
      )`);
    this.addSql(
      `create index pending_registration_by_email on pending_registration (email, created_at desc)`,
    );
    this.addSql(`
      create table email_link (
        id bytea primary key,
        person_id uuid not null references account (person_id) on delete cascade,
        purpose text not null check (purpose in ('reset', 'change')),
        email citext not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      )`);
    this.addSql(`create index email_link_by_person on email_link (person_id)`);
    this.addSql(`
      create unlogged table rate_counter (
        key text primary key,
        window_start timestamptz not null,
        count integer not null
      )`);
  }

  override down(): void {
    this.addSql(
      `drop table rate_counter, email_link, pending_registration, session, account, person, actor_name, instance_settings, instance`,
    );
  }
}
