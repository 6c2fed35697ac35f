import { Migration } from '@mikro-orm/migrations';

/** Consent to an expertise card, which partners were sent it, and the cards that came from partners. */
export class Migration2026112870ExpertiseCards extends Migration {
  override up(): void {
    this.addSql(`
      create table expertise_card (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        consented_at timestamptz not null,
        withdrawn_at timestamptz
      )`);
    this.addSql(
      `create unique index expertise_card_shared on expertise_card (person_id) where withdrawn_at is null`,
    );
    this.addSql(`create index expertise_card_by_person on expertise_card (person_id)`);
    this.addSql(`
      create table expertise_card_sent (
        id uuid primary key,
        card_id uuid not null references expertise_card (id) on delete cascade,
        instance_id uuid not null references instance (id),
        digest text not null,
        sent_at timestamptz not null,
        activity_id uuid not null,
        withdrawn_at timestamptz,
        withdrawal_id uuid,
        times integer not null default 0,
        check ((withdrawn_at is null) = (withdrawal_id is null))
      )`);
    this.addSql(`
      create unique index expertise_card_sent_now on expertise_card_sent (card_id, instance_id)
        where withdrawn_at is null`);
    this.addSql(`create index expertise_card_sent_by_card on expertise_card_sent (card_id)`);
    this.addSql(
      `create index expertise_card_sent_to on expertise_card_sent (instance_id) where withdrawn_at is null`,
    );
    this.addSql(`
      create index expertise_card_withdrawals on expertise_card_sent (withdrawn_at)
        where withdrawn_at is not null`);
    this.addSql(`
      create table remote_expertise_card (
        id uuid primary key,
        uri text not null unique,
        instance_id uuid not null references instance (id),
        person_uri text not null,
        name text not null,
        display_name text not null,
        organisation text not null,
        role_title text not null,
        ask_me_about text not null,
        languages text[] not null,
        skills jsonb not null,
        skill_words text[] not null,
        words text not null,
        updated_at timestamptz not null,
        received_at timestamptz not null
      )`);
    this.addSql(`create index remote_expertise_card_person on remote_expertise_card (person_uri)`);
    this.addSql(`create index remote_expertise_card_instance on remote_expertise_card (instance_id)`);
    this.addSql(`
      create index remote_expertise_card_by_name on remote_expertise_card (lower(display_name), id)`);
    this.addSql(
      `create index remote_expertise_card_words on remote_expertise_card using gin (words gin_trgm_ops)`,
    );
    this.addSql(`create index remote_expertise_card_skills on remote_expertise_card using gin (skill_words)`);
  }

  override down(): void {
    this.addSql(`drop table remote_expertise_card, expertise_card_sent, expertise_card`);
  }
}
