import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { isSilenced, listsCommunity, organisationJson } from '#libs/access';
import type { CommunityLink } from '#libs/contracts';
import { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { takesPartAs } from './taking-part.js';

const MOST_ORGANISATIONS = 200;

type Item = { organisation: CommunityLink['organisation']; communities: number };

/** Organisations with communities in the viewer's directory, or people in some of those, this one first, then by name. */
@Injectable()
export class ListOrganisations {
  constructor(private readonly database: Database) {}

  async execute(viewer: Viewer): Promise<{ items: Item[] }> {
    const now = new Date();
    const { rows } = await sql<Item>`
      with listed as materialized (
        select c.* from community c
        where ${listsCommunity(viewer, 'c', now)} and c.archived_at is null and not ${isSilenced('c')}
      ), concerned as (
        select c.id, c.instance_id from listed c
        union
        select c.id, o.instance_id from listed c join community_organisation o on o.community_id = c.id
        where ${takesPartAs(viewer, now)}
      ), counted as (
        select instance_id, count(*)::int as communities from concerned group by instance_id
      )
      select ${organisationJson('i')} as organisation, counted.communities
      from counted join instance i on i.id = counted.instance_id
      order by i.is_local desc, lower(i.name), i.host limit ${MOST_ORGANISATIONS}`.execute(this.database.sql);
    return { items: rows };
  }
}
