import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';

import { hashOfSecret } from '../secret.js';

/** An invitation that still lets somebody in. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string | null;
  readonly communityTitle: string | null;
  readonly invitedBy: string;
  readonly expiresAt: Date;
}

/** The open invitation that a link's secret stands for, to the server or to one of its communities. */
export const findOpenInvitation = async (
  db: Kysely<Tables>,
  secret: string,
): Promise<OpenInvitation | undefined> => {
  const row = await db
    .selectFrom('invitation as i')
    .innerJoin('person as inviter', 'inviter.id', 'i.invited_by')
    .leftJoin('community as c', 'c.id', 'i.community_id')
    .select(['i.id', 'i.email', 'i.expires_at', 'inviter.display_name', 'c.title'])
    .where('i.secret_hash', '=', hashOfSecret(secret))
    .where('i.person_id', 'is', null)
    .where('i.accepted_at', 'is', null)
    .where('i.declined_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    email: row.email,
    communityTitle: row.title,
    invitedBy: row.display_name,
    expiresAt: row.expires_at,
  };
};
