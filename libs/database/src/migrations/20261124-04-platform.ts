import { Migration } from '@mikro-orm/migrations';

/** Recorded facts, idempotency, mail, notifications, reports and the audit log. */
export class Migration2026112404Platform extends Migration {
  override up(): void {
    this.addSql(`
      create table domain_event (
        id uuid primary key,
        kind text not null,
        payload jsonb not null,
        created_at timestamptz not null,
        handled_at timestamptz
      )`);
    this.addSql(`create index domain_event_owed on domain_event (id) where handled_at is null`);
    this.addSql(
      `create index domain_event_handled on domain_event (handled_at) where handled_at is not null`,
    );
    this.addSql(`
      create table domain_event_delivery (
        event_id uuid not null references domain_event (id) on delete cascade,
        subscriber text not null,
        attempts integer not null,
        not_before timestamptz not null,
        last_error text not null,
        dead_at timestamptz,
        primary key (event_id, subscriber)
      )`);
    this.addSql(
      `create index domain_event_delivery_owed on domain_event_delivery (not_before) where dead_at is null`,
    );
    this.addSql(`
      create table idempotency_key (
        person_id uuid not null,
        key text not null,
        operation text not null,
        request_hash bytea not null,
        status integer not null,
        answer jsonb not null,
        created_at timestamptz not null,
        primary key (person_id, key)
      )`);
    this.addSql(`create index idempotency_key_by_age on idempotency_key (created_at)`);
    this.addSql(`
      create table mail_message (
        id uuid primary key,
        kind text not null,
        recipient text not null,
        language text not null,
        subject text not null,
        text text not null,
        html text not null,
        secret text,
        created_at timestamptz not null,
        sent_at timestamptz,
        failed_at timestamptz,
        attempts integer not null default 0,
        last_error text
      )`);
    this.addSql(`create index mail_message_by_age on mail_message (created_at)`);
    this.addSql(`
      create table notification (
        id uuid primary key,
        person_id uuid not null references account (person_id) on delete cascade,
        kind text not null,
        group_key text not null,
        actor_ids uuid[] not null default '{}',
        count integer not null default 1,
        community_id uuid references community (id),
        thread_id uuid references thread (id),
        post_id uuid references post (id),
        subject_id uuid,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        read_at timestamptz
      )`);
    this.addSql(
      `create unique index notification_one_unread on notification (person_id, group_key) where read_at is null`,
    );
    this.addSql(`create index notification_by_person on notification (person_id, updated_at desc, id desc)`);
    this.addSql(`
      create table notification_cause (
        event_id uuid not null,
        person_id uuid not null,
        notification_id uuid not null references notification (id) on delete cascade,
        primary key (event_id, person_id)
      )`);
    this.addSql(`
      create table thread_subscription (
        person_id uuid not null references account (person_id) on delete cascade,
        thread_id uuid not null references thread (id),
        level text not null check (level in ('watch', 'normal', 'mute')),
        updated_at timestamptz not null,
        primary key (person_id, thread_id)
      )`);
    this.addSql(
      `create index thread_subscription_watchers on thread_subscription (thread_id) where level = 'watch'`,
    );
    this.addSql(`
      create table account_stream (
        person_id uuid primary key references account (person_id) on delete cascade,
        seq bigint not null
      )`);
    this.addSql(`
      create table account_event (
        person_id uuid not null references account (person_id) on delete cascade,
        seq bigint not null,
        kind text not null,
        payload jsonb not null,
        created_at timestamptz not null,
        primary key (person_id, seq)
      )`);
    this.addSql(`
      create table report (
        id uuid primary key,
        reporter_id uuid not null references person (id),
        subject_kind text not null check (subject_kind in ('post', 'person', 'community')),
        subject_id uuid not null,
        community_id uuid references community (id),
        category text not null check (category in ('rude', 'personal-data', 'wrong', 'spam', 'other')),
        reason text not null,
        status text not null default 'open' check (status in ('open', 'upheld', 'dismissed')),
        outcome_note text not null default '',
        decided_by uuid references person (id),
        decided_at timestamptz,
        created_at timestamptz not null
      )`);
    this.addSql(
      `create unique index report_one_open on report (reporter_id, subject_id) where status = 'open'`,
    );
    this.addSql(`create index report_queue on report (status, created_at desc, id desc)`);
    this.addSql(`
      create table audit_entry (
        seq bigint primary key,
        event_id uuid not null unique,
        at timestamptz not null,
        actor_id uuid,
        action text not null,
        subject_kind text not null,
        subject_id text,
        community_id uuid,
        detail jsonb not null,
        address text,
        previous_hash bytea not null,
        hash bytea not null
      )`);
    this.addSql(`
      create function audit_entry_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is append-only' using errcode = '42501';
      end $$`);
    this.addSql(`
      create trigger audit_entry_no_change before update or delete on audit_entry
      for each row execute function audit_entry_is_append_only()`);
    this.addSql(`
      create trigger audit_entry_no_truncate before truncate on audit_entry
      for each statement execute function audit_entry_is_append_only()`);
  }

  override down(): void {
    this
      .addSql(`drop table audit_entry, report, account_event, account_stream, thread_subscription, notification_cause,
      notification, mail_message, idempotency_key, domain_event_delivery, domain_event`);
    this.addSql(`drop function audit_entry_is_append_only`);
  }
}
