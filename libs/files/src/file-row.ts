import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

import type { KeptObjects } from './file-store.js';
import type { PreparedFile } from './prepare-file.js';
import type { FileRow } from './present-file.js';

/** The row of a file that was stored, and that nothing uses yet. */
export const rowOfStored = (
  { fileName, width, height }: PreparedFile,
  { baseKey, main, variants }: KeptObjects,
  whose: Pick<FileRow, 'owner_id' | 'purpose' | 'alt' | 'created_at'>,
): FileRow => ({
  id: newId(),
  ...whose,
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

/** Writes the row of a file. */
export const insertFile = async (tx: Transaction, row: FileRow): Promise<void> => {
  const variants = sql<FileRow['variants']>`${JSON.stringify(row.variants)}::jsonb`;
  await tx.sql
    .insertInto('stored_file')
    .values({ ...row, variants })
    .execute();
};
