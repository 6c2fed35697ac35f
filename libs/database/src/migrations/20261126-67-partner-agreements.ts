import { Migration } from '@mikro-orm/migrations';

/** Agreements with other instances, of which a proposal alone may come before they are allowed. */
export class Migration2026112667PartnerAgreements extends Migration {
  override up(): void {
    this.addSql(`alter table peer drop constraint peer_policy_check`);
    this.addSql(`
      alter table peer add constraint peer_policy_check
        check (policy in ('unknown', 'expected', 'allowed', 'silenced', 'suspended'))`);
    this.addSql(`
      create table partner_agreement (
        id uuid primary key,
        instance_id uuid not null references instance (id),
        uri text not null unique,
        offer_uri text unique,
        version integer not null,
        is_ours boolean not null,
        state text not null
          check (state in ('draft', 'proposed', 'accepted', 'rejected', 'ended', 'replaced')),
        purpose text not null,
        data_classes text[] not null,
        communities text[] not null,
        contact text not null,
        review_on text not null,
        written_by uuid references person (id),
        decided_by uuid references person (id),
        created_at timestamptz not null,
        proposed_at timestamptz,
        decided_at timestamptz,
        ended_at timestamptz,
        ended_by text check (ended_by in ('us', 'them')),
        reminded_at timestamptz
      )`);
    this.addSql(
      `create unique index partner_agreement_in_force on partner_agreement (instance_id) where state = 'accepted'`,
    );
    this.addSql(
      `create unique index partner_agreement_draft on partner_agreement (instance_id) where state = 'draft'`,
    );
    this.addSql(`create index partner_agreement_history on partner_agreement (instance_id, version)`);
  }

  override down(): void {
    this.addSql(`drop table partner_agreement`);
    this.addSql(`update peer set policy = 'unknown' where policy = 'expected'`);
    this.addSql(`alter table peer drop constraint peer_policy_check`);
    this.addSql(`
      alter table peer add constraint peer_policy_check
        check (policy in ('unknown', 'allowed', 'silenced', 'suspended'))`);
  }
}
