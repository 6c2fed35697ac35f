import type { Transaction } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

import type { UploadRow } from './uploads.js';

/**
 * Takes over an upload with what it holds of its person's quota; the row stays locked until the transaction ends.
 *
 * @throws DomainError `video.upload-missing`
 */
export const takeUpload = async (
  tx: Transaction,
  me: AccountViewer,
  id: string,
  now: Date,
): Promise<UploadRow> => {
  const upload = await tx.sql
    .updateTable('upload')
    .set({ reserved_bytes: 0 })
    .where('id', '=', id)
    .where('person_id', '=', me.personId)
    .where('expires_at', '>', now)
    .where('reserved_bytes', '>', 0)
    .returningAll()
    .executeTakeFirst();
  if (upload === undefined)
    throw new DomainError('video.upload-missing', {}, [{ path: 'uploadId', code: 'video.upload-missing' }]);
  return upload;
};
