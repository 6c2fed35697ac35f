import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

import type { KeptObjects } from './file-store.js';
import type { PreparedFile } from './prepare-file.js';
import type { FileRow } from './present-file.js';

/** The row of a file whose objects were just kept; it belongs to nothing yet. */
export const newFileRow = (
  about: Pick<FileRow, 'owner_id' | 'purpose' | 'alt' | 'created_at'>,
  { fileName, width, height }: PreparedFile,
  { baseKey, main, variants }: KeptObjects,
): FileRow => ({
  id: newId(),
  ...about,
  object_key: baseKey,
  file_name: fileName,
  media_type: main.mediaType,
  size: main.size,
  sha256: main.sha256,
  width,
  height,
  variants,
  post_id: null,
  community_id: null,
  position: 0,
  deleted_at: null,
});

export const insertFile = async (tx: Transaction, row: FileRow): Promise<void> => {
  const variants = sql<FileRow['variants']>`${JSON.stringify(row.variants)}::jsonb`;
  await tx.sql
    .insertInto('stored_file')
    .values({ ...row, variants })
    .execute();
};
