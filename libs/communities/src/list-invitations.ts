import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import { canSeeInvitations } from '#libs/access';
import type { InvitationView, listCommunityInvitations, OperationInput } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CursorCodec, notFound, type AccountViewer } from '#libs/kernel';

import { pageOf, scopeOf, type Page } from './list-page.js';
import { personCardById, personLinkById } from './person-columns.js';
import { readPlaceRows } from './place-page.js';

type Input = OperationInput<typeof listCommunityInvitations>;

const isOpen = sql<boolean>`(i.accepted_at is null and i.declined_at is null and i.revoked_at is null
  and i.expires_at > now())`;

const invitationJson = (viewer: AccountViewer): RawBuilder<InvitationView> =>
  sql<InvitationView>`jsonb_build_object('id', i.id, 'communityId', i.community_id,
  'person', ${personCardById(viewer, sql.ref('i.person_id'))}, 'email', i.email,
  'role', i.community_role, 'guestUntil', i.guest_until, 'invitedBy', ${personLinkById(sql.ref('i.invited_by'))},
  'createdAt', i.created_at, 'expiresAt', i.expires_at, 'status', case
    when i.accepted_at is not null then 'accepted' when i.declined_at is not null then 'declined'
    when i.revoked_at is not null then 'revoked' when i.expires_at <= now() then 'expired' else 'open' end)`;

const present = (row: InvitationView): InvitationView => ({
  ...row,
  guestUntil: row.guestUntil === null ? null : new Date(row.guestUntil).toISOString(),
  createdAt: new Date(row.createdAt).toISOString(),
  expiresAt: new Date(row.expiresAt).toISOString(),
});

/** One invitation, for the community's own people. */
export const readInvitation = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  id: string,
): Promise<InvitationView> => {
  const { rows } = await sql<{ found: InvitationView }>`
    select ${invitationJson(me)} as found from invitation i where i.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound();
  return present(row.found);
};

/** Invitations that a community has sent, the newest first. One statement. */
@Injectable()
export class ListInvitations {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(me: AccountViewer, { params, query }: Input): Promise<Page<InvitationView>> {
    const { limit, cursor, status = 'open' } = query;
    const scope = scopeOf('invitations', me, { ...params, status });
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined
        ? sql`true`
        : sql`(i.created_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
    const rows = sql`
      select ${invitationJson(me)} as found from invitation i
      where i.community_id = spot.id and ${status === 'open' ? isOpen : sql`not ${isOpen}`} and ${from}
      order by i.created_at desc, i.id desc limit ${limit + 1}`;
    const read = await readPlaceRows<InvitationView>(this.database.sql, {
      viewer: me,
      reference: params.community,
      rows,
      allowed: canSeeInvitations,
      now: new Date(),
    });
    return pageOf(read.rows, limit, {
      present,
      keyOf: (row) => [row.createdAt, row.id],
      cursors: this.cursors,
      scope,
    });
  }
}
