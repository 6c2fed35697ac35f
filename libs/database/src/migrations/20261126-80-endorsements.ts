import { Migration } from '@mikro-orm/migrations';

/** What people say that others know, and what shows it; reports about it. */
export class Migration2026112680Endorsements extends Migration {
  override up(): void {
    this.addSql(`
      create table endorsement (
        id uuid primary key,
        person_id uuid not null,
        skill_id uuid not null,
        kind text not null default 'skill' check (kind = 'skill'),
        endorser_id uuid not null references person (id) on delete cascade,
        post_id uuid references post (id) on delete set null,
        endorsed_at timestamptz not null,
        revoked_at timestamptz,
        hidden_at timestamptz,
        taken_down_at timestamptz,
        unique (person_id, skill_id, endorser_id),
        check (person_id <> endorser_id),
        foreign key (person_id, skill_id, kind) references person_skill (person_id, skill_id, kind) on delete cascade
      )`);
    this
      .addSql(`create index endorsement_newest on endorsement (person_id, skill_id, endorsed_at desc, id desc)
      where revoked_at is null and taken_down_at is null`);
    this.addSql(`create index endorsement_by_endorser on endorsement (endorser_id)`);
    this.addSql(`create index endorsement_by_skill on endorsement (skill_id)`);
    this.addSql(`create index endorsement_by_post on endorsement (post_id)`);
    this.addSql(`
      alter table report
        drop constraint report_subject_kind_check,
        add constraint report_subject_kind_check
          check (subject_kind in ('post', 'person', 'community', 'endorsement'))`);
  }

  override down(): void {
    this.addSql(`delete from report where subject_kind = 'endorsement'`);
    this.addSql(`
      alter table report
        drop constraint report_subject_kind_check,
        add constraint report_subject_kind_check check (subject_kind in ('post', 'person', 'community'))`);
    this.addSql(`drop table endorsement`);
  }
}
