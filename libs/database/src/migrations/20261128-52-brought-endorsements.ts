import { Migration } from '@mikro-orm/migrations';

/** Endorsements that somebody brought along from the server of another organisation, which signed them. */
export class Migration2026112852BroughtEndorsements extends Migration {
  override up(): void {
    this.addSql(`
      create table brought_endorsement (
        id uuid primary key,
        person_id uuid not null,
        skill_id uuid not null,
        kind text not null default 'skill' check (kind = 'skill'),
        instance_id uuid not null references instance (id),
        endorser_uri text not null,
        endorser_name text not null,
        endorser_host text not null,
        endorsed_at timestamptz not null,
        evidence_url text,
        evidence_title text,
        brought_at timestamptz not null,
        unique (person_id, skill_id, endorser_uri),
        check ((evidence_url is null) = (evidence_title is null)),
        foreign key (person_id, skill_id, kind) references person_skill (person_id, skill_id, kind) on delete cascade
      )`);
    this.addSql(`create index brought_endorsement_by_endorser on brought_endorsement (endorser_uri)`);
    this.addSql(`create index brought_endorsement_by_skill on brought_endorsement (skill_id)`);
  }

  override down(): void {
    this.addSql(`drop table brought_endorsement`);
  }
}
