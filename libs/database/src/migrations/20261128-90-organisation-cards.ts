import { Migration } from '@mikro-orm/migrations';

/** What organisations say of themselves under their signature, and which of them take part in which community. */
export class Migration2026112890OrganisationCards extends Migration {
  override up(): void {
    this.addSql(`
      alter table instance add column name_cy text not null default '', add column verified_until timestamptz`);
    this.addSql(`
      create table organisation_card (
        instance_id uuid primary key references instance (id) on delete cascade,
        kind text not null,
        contact_url text not null,
        issued_at timestamptz not null,
        valid_until timestamptz,
        checked_at timestamptz
      )`);
    this.addSql(`create index organisation_card_by_kind on organisation_card (kind, instance_id)`);
    this.addSql(`
      create table community_organisation (
        community_id uuid not null references community (id) on delete cascade,
        instance_id uuid not null references instance (id) on delete cascade,
        members integer not null,
        hosts integer not null,
        primary key (community_id, instance_id)
      )`);
    this.addSql(`create index community_organisation_by_instance on community_organisation (instance_id)`);
    this.addSql(`
      insert into community_organisation (community_id, instance_id, members, hosts)
      select m.community_id, p.instance_id, count(*), count(*) filter (where m.role in ('owner', 'facilitator'))
      from membership m join person p on p.id = m.person_id group by m.community_id, p.instance_id`);
    // Here and not in the program, so that no way of coming and going can forget it.
    this.addSql(`
      create function count_community_organisation() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then
          update community_organisation o set members = o.members - 1,
            hosts = o.hosts - (old.role in ('owner', 'facilitator'))::int
          from person p
          where p.id = old.person_id and o.community_id = old.community_id and o.instance_id = p.instance_id;
        end if;
        if tg_op <> 'DELETE' then
          insert into community_organisation as o (community_id, instance_id, members, hosts)
          select new.community_id, p.instance_id, 1, (new.role in ('owner', 'facilitator'))::int
          from person p where p.id = new.person_id
          on conflict (community_id, instance_id)
            do update set members = o.members + 1, hosts = o.hosts + excluded.hosts;
        end if;
        return null;
      end $$`);
    this.addSql(`
      create trigger membership_counts_organisations after insert or delete or update of role on membership
        for each row execute function count_community_organisation()`);
  }

  override down(): void {
    this.addSql(`drop trigger membership_counts_organisations on membership`);
    this.addSql(`drop function count_community_organisation`);
    this.addSql(`drop table community_organisation, organisation_card`);
    this.addSql(`alter table instance drop column name_cy, drop column verified_until`);
  }
}
