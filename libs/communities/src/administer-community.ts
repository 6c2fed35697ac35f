import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canAdministrate, holdPlace, type Place } from '#libs/access';
import type { AdministrativeCommunityCard } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

import { setArchived } from './archive-community.js';
import { changeMembership, membershipOf } from './hold-membership.js';
import { readAdministrativeCard } from './list-every-community.js';

const holdForAdmin = async (tx: Transaction, me: AccountViewer, communityId: string): Promise<Place> => {
  const place = await holdPlace(tx.sql, me, communityId);
  if (place === null || !canAdministrate(place)) throw notFound();
  return place;
};

const hasActiveOwner = async (tx: Transaction, communityId: string): Promise<boolean> => {
  const { rows } = await sql`
    select from membership m
    join person p on p.id = m.person_id and p.suspended_at is null and p.deleted_at is null
    left join account a on a.person_id = p.id
    where m.community_id = ${communityId} and m.role = 'owner' and a.suspended_at is null limit 1`.execute(
    tx.sql,
  );
  return rows.length > 0;
};

/** What administrators may do to any community of their instance, without reading it. */
@Injectable()
export class AdministerCommunity {
  constructor(private readonly database: Database) {}

  archive(me: AccountViewer, communityId: string, archived: boolean): Promise<AdministrativeCommunityCard> {
    return this.database.transaction(async (tx) => {
      const { community } = await holdForAdmin(tx, me, communityId);
      await setArchived(tx, community, me.personId, archived);
      return readAdministrativeCard(tx.sql, me, communityId);
    });
  }

  /**
   * Makes a member the owner of a community that nobody looks after any more.
   *
   * @throws DomainError `community.has-owner`, `person.not-a-member`
   */
  appointOwner(
    me: AccountViewer,
    communityId: string,
    personId: string,
  ): Promise<AdministrativeCommunityCard> {
    return this.database.transaction(async (tx) => {
      await holdForAdmin(tx, me, communityId);
      if (await hasActiveOwner(tx, communityId)) throw new DomainError('community.has-owner');
      const member = await membershipOf(tx, communityId, personId);
      if (member === null) throw new DomainError('person.not-a-member');
      const change = { communityId, personId, by: me.personId, before: member.role };
      await changeMembership(tx, change, 'owner', null);
      return readAdministrativeCard(tx.sql, me, communityId);
    });
  }
}
