import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canTickChecklist, demand, findPlace } from '#libs/access';
import { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

/** Says that somebody new was welcomed, so that they no longer wait for it. */
@Injectable()
export class WelcomeMember {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` also for who is no member, `not-allowed`, `community.archived` */
  async execute(
    me: AccountViewer,
    { community, personId }: { readonly community: string; readonly personId: string },
  ): Promise<void> {
    const place = await findPlace(this.database.sql, me, community);
    demand(canTickChecklist(place), place);
    const { rows } = await sql`
      with there as (select community_id, person_id from membership
        where community_id = ${place.community.id} and person_id = ${personId}),
      written as (insert into member_welcome (community_id, person_id, welcomed_by, welcomed_at)
        select community_id, person_id, ${me.personId}::uuid, now() from there on conflict do nothing)
      select 1 from there`.execute(this.database.sql);
    if (rows.length === 0) throw notFound();
  }
}
