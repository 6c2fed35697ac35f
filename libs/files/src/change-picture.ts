import type { Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

import type { PicturePurpose } from './prepare-file.js';

/** A picture that takes the place of another; null means none. */
export interface PictureChange {
  readonly purpose: Exclude<PicturePurpose, 'attachment'>;
  readonly personId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly communityId?: string;
}

/**
 * Checks that a picture may be used by this person for this purpose, and lets the one before it go, in the
 * transaction that writes the new reference. The caller decides whether the person may change the picture at all.
 * @throws DomainError `file.missing` unless it is an upload of their own for this purpose
 */
export const changePicture = async (tx: Transaction, change: PictureChange): Promise<void> => {
  const { purpose, personId, before, after, communityId = null } = change;
  if (before === after) return;
  if (after !== null) {
    const taken = await tx.sql
      .updateTable('stored_file')
      .set({ community_id: communityId })
      .where('id', '=', after)
      .where('owner_id', '=', personId)
      .where('purpose', '=', purpose)
      .where('deleted_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (taken === undefined) throw new DomainError('file.missing');
  }
  if (before === null) return;
  await tx.sql.updateTable('stored_file').set({ deleted_at: new Date() }).where('id', '=', before).execute();
};
