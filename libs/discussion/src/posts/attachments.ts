import { sql, type Kysely } from 'kysely';

import type { AttachmentView } from '#libs/contracts';
import type { Database, Tables } from '#libs/database';
import { DomainError, type PersonViewer } from '#libs/kernel';

const columns = ['f.id', 'f.file_name', 'f.media_type', 'f.size', 'f.width', 'f.height', 'f.alt'] as const;

const missing = (): DomainError =>
  new DomainError('attachment.missing', {}, [{ path: 'attachmentIds', code: 'attachment.missing' }]);

/**
 * Files that the person has uploaded and not used yet, in the order given.
 *
 * @throws DomainError `attachment.missing`
 */
export const describeAttachments = async (
  database: Database,
  me: PersonViewer,
  ids: readonly string[],
): Promise<AttachmentView[]> => {
  if (ids.length === 0) return [];
  const rows = await database.sql
    .selectFrom('stored_file as f')
    .select(columns)
    .where('f.id', 'in', [...ids])
    .where('f.owner_id', '=', me.personId)
    .where('f.purpose', '=', 'attachment')
    .where('f.post_id', 'is', null)
    .where('f.deleted_at', 'is', null)
    .execute();
  return ids.map((id) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) throw missing();
    return {
      id: row.id,
      fileName: row.file_name,
      mediaType: row.media_type,
      size: row.size,
      width: row.width,
      height: row.height,
      alt: row.alt,
    };
  });
};

interface Claim {
  readonly ownerId: string;
  readonly postId: string;
  readonly communityId: string;
  readonly ids: readonly string[];
}

/**
 * Makes exactly these files the post's own: unused ones of the owner are taken, and those that it had and that are
 * not named any more are let go.
 *
 * @throws DomainError `attachment.missing` when one is neither the post's nor an unused one of the owner's
 */
export const claimAttachments = async (sqlIn: Kysely<Tables>, claim: Claim): Promise<void> => {
  const { ownerId, postId, communityId, ids } = claim;
  await sqlIn
    .updateTable('stored_file')
    .set({ deleted_at: new Date() })
    .where('post_id', '=', postId)
    .where('deleted_at', 'is', null)
    .$if(ids.length > 0, (query) => query.where('id', 'not in', [...ids]))
    .execute();
  if (ids.length === 0) return;
  const { rows } = await sql`
    update stored_file f set post_id = ${postId}, community_id = ${communityId}, position = given.position
    from unnest(${[...ids]}::uuid[]) with ordinality given (id, position)
    where f.id = given.id and f.deleted_at is null and f.purpose = 'attachment'
      and (f.post_id = ${postId} or (f.post_id is null and f.owner_id = ${ownerId}))
    returning f.id`.execute(sqlIn);
  if (rows.length !== ids.length) throw missing();
};
