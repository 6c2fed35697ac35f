import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { assignableRoles, canBan, canRead, canRemoveMember, holds, shown, type Place } from '#libs/access';
import type { CommunityMember, listMembers, OperationInput, PersonCard } from '#libs/contracts';
import { anywhere, Database, type CommunityRole } from '#libs/database';
import { CursorCodec, notFound, personOf, type Viewer } from '#libs/kernel';

import { pageOf, scopeOf, type Page } from './list-page.js';
import { personCardOf } from './person-columns.js';
import { readPlaceRows } from './place-page.js';

type Input = OperationInput<typeof listMembers>;

/** A membership with its person, as JSON. */
export interface MemberRow {
  readonly person: PersonCard;
  readonly role: CommunityRole;
  readonly joinedAt: string;
  readonly expiresAt: string | null;
  readonly sortKey: string;
}

const isoOf = (value: string | null): string | null =>
  value === null ? null : new Date(value).toISOString();

/** JSON of the membership `m` and its person `p`, as the viewer may see them. */
export const memberJson = (viewer: Viewer): RawBuilder<MemberRow> =>
  sql<MemberRow>`jsonb_build_object('person', ${personCardOf(viewer, 'p')}, 'role', m.role,
    'joinedAt', m.joined_at, 'expiresAt', m.expires_at, 'sortKey', lower(p.display_name))`;

/** A member for one reader; nobody acts on themselves from the members list. */
export const presentMember = (place: Place, row: MemberRow): CommunityMember => {
  const isSelf = personOf(place.viewer) === row.person.id;
  return {
    person: row.person,
    role: row.role,
    joinedAt: new Date(row.joinedAt).toISOString(),
    expiresAt: isoOf(row.expiresAt),
    assignableRoles: assignableRoles(place, row.role),
    canRemove: !isSelf && canRemoveMember(place, row.role),
    canBan: !isSelf && canBan(place, row.role),
  };
};

const filters = (
  viewer: Viewer,
  { q, role, organisation }: Input['query'],
  now: Date,
): RawBuilder<boolean> => {
  const wanted: RawBuilder<boolean>[] = [
    sql`(m.expires_at is null or m.expires_at > ${now})`,
    sql`p.deleted_at is null`,
    sql`(m.role in ('owner', 'facilitator') or ${holds(viewer, 'see-members', 'c', now)})`,
  ];
  const words = q?.trim() ?? '';
  if (words !== '') {
    const pattern = anywhere(words);
    wanted.push(
      sql`(p.display_name ilike ${pattern} or p.name ilike ${pattern}
        or ${shown(viewer, 'p', 'role_title')} ilike ${pattern})`,
    );
  }
  if (role !== undefined) wanted.push(sql`m.role = ${role}`);
  if (organisation !== undefined)
    wanted.push(
      sql`p.instance_id = (select i.id from instance i where i.host = ${organisation.toLowerCase()})`,
    );
  return sql.join(wanted, sql` and `);
};

/** Members by name; whoever may not see all of them sees owners and facilitators. One statement. */
@Injectable()
export class ListMembers {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(viewer: Viewer, { params, query }: Input): Promise<Page<CommunityMember>> {
    const now = new Date();
    const { limit, cursor, ...filter } = query;
    const scope = scopeOf('members', viewer, { ...params, ...filter });
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined ? sql`true` : sql`(lower(p.display_name), p.id) > (${after[0]}, ${after[1]}::uuid)`;
    const rows = sql`
      select ${memberJson(viewer)} as found from community c
      join membership m on m.community_id = c.id join person p on p.id = m.person_id
      where c.id = spot.id and ${filters(viewer, query, now)} and ${from}
      order by lower(p.display_name), p.id limit ${limit + 1}`;
    const read = await readPlaceRows<MemberRow>(this.database.sql, {
      viewer,
      reference: params.community,
      rows,
      allowed: () => true,
      now,
    });
    if (!canRead(read.place)) throw notFound();
    return pageOf(read.rows, limit, {
      present: (row) => presentMember(read.place, row),
      keyOf: (row) => [row.sortKey, row.person.id],
      cursors: this.cursors,
      scope,
    });
  }
}
