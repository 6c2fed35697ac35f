import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { isSilenced, listsCommunity } from '#libs/access';
import type { CommunityLink } from '#libs/contracts';
import { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { organisationColumn } from './person-columns.js';

const MOST_ORGANISATIONS = 200;

type Item = { organisation: CommunityLink['organisation']; communities: number };

/** Organisations whose communities the viewer finds in the directory, this one first, then by name. */
@Injectable()
export class ListOrganisations {
  constructor(private readonly database: Database) {}

  async execute(viewer: Viewer): Promise<{ items: Item[] }> {
    const { rows } = await sql<Item>`
      with listed as (
        select c.instance_id, count(*)::int as communities from community c
        where ${listsCommunity(viewer, 'c')} and c.archived_at is null and not ${isSilenced('c')}
        group by c.instance_id
      )
      select ${organisationColumn('listed')} as organisation, listed.communities
      from listed join instance i on i.id = listed.instance_id
      order by i.is_local desc, lower(i.name), i.host limit ${MOST_ORGANISATIONS}`.execute(this.database.sql);
    return { items: rows };
  }
}
