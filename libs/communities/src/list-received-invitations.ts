import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import type { listReceivedInvitations, OperationInput, ReceivedInvitation } from '#libs/contracts';
import { Database } from '#libs/database';
import { anonymous, CursorCodec, notFound, type AccountViewer, type Viewer } from '#libs/kernel';

import { isInvited } from './card-columns.js';
import { hashOfInvitationSecret } from './invitation-secret.js';
import { pageOf, scopeOf, type Page } from './list-page.js';
import { communityLinkOf, personCardById } from './person-columns.js';
import { presentQuestion, questionOfInvitation } from './question-of-invitation.js';

type Query = OperationInput<typeof listReceivedInvitations>['query'];

const receivedJson = (viewer: Viewer): RawBuilder<ReceivedInvitation> =>
  sql<ReceivedInvitation>`jsonb_build_object('id', invitation.id, 'community', ${communityLinkOf('c')} || jsonb_build_object('purpose', c.purpose, 'visibility', c.visibility,
    'imageFileId', c.image_file_id, 'imageAlt', c.image_alt),
  'role', invitation.community_role, 'guestUntil', invitation.guest_until,
  'invitedBy', ${personCardById(viewer, sql.ref('invitation.invited_by'))},
  'question', ${questionOfInvitation(viewer, 'invitation')},
  'createdAt', invitation.created_at, 'expiresAt', invitation.expires_at)`;

const present = (row: ReceivedInvitation): ReceivedInvitation => ({
  ...row,
  question: presentQuestion(row.question),
  guestUntil: row.guestUntil === null ? null : new Date(row.guestUntil).toISOString(),
  createdAt: new Date(row.createdAt).toISOString(),
  expiresAt: new Date(row.expiresAt).toISOString(),
});

/** Open invitations to communities, as those see them who received them. */
@Injectable()
export class ListReceivedInvitations {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** Invitations to the viewer or to their confirmed address, the newest first. One statement. */
  async execute(me: AccountViewer, { limit, cursor }: Query): Promise<Page<ReceivedInvitation>> {
    const scope = scopeOf('received-invitations', me, {});
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined
        ? sql`true`
        : sql`(invitation.created_at, invitation.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
    const { rows } = await sql<{ found: ReceivedInvitation }>`
      select ${receivedJson(me)} as found from invitation join community c on c.id = invitation.community_id
      where ${isInvited(me.personId, new Date())} and c.deleted_at is null and ${from}
      order by invitation.created_at desc, invitation.id desc limit ${limit + 1}`.execute(this.database.sql);
    return pageOf(rows, limit, {
      present: ({ found }) => present(found),
      keyOf: ({ found }) => [found.createdAt, found.id],
      cursors: this.cursors,
      scope,
    });
  }

  /**
   * The open invitation that a link stands for, whichever address it went to.
   *
   * @throws DomainError `not-found`
   */
  async byLink(secret: string): Promise<ReceivedInvitation> {
    const { rows } = await sql<{ found: ReceivedInvitation }>`
      select ${receivedJson(anonymous)} as found from invitation join community c on c.id = invitation.community_id
      where invitation.secret_hash = ${hashOfInvitationSecret(secret)} and c.deleted_at is null
        and invitation.accepted_at is null and invitation.declined_at is null and invitation.revoked_at is null
        and invitation.expires_at > now()`.execute(this.database.sql);
    const [row] = rows;
    if (row === undefined) throw notFound();
    return present(row.found);
  }
}
