import type { Database, Transaction } from '#libs/database';

import { objectKeysOf, type FileStore } from './file-store.js';
import { insertFile, newFileRow } from './new-file-row.js';
import { preparePicture, type PicturePurpose } from './prepare-file.js';
import type { FileRow } from './present-file.js';

export interface KeepingParts {
  readonly database: Database;
  readonly store: FileStore;
  /** How large the picture may be. */
  readonly mostBytes: number;
}

/** A picture of another server, and what it is for here. */
export interface ForeignPicture {
  readonly bytes: Buffer;
  readonly about: Pick<FileRow, 'owner_id' | 'alt' | 'created_at'> & { readonly purpose: PicturePurpose };
}

/**
 * Draws a picture of another server anew, as those that are uploaded here, so that no reader asks the other server for it.
 * It is kept if `show` uses it.
 *
 * @throws DomainError `upload.*` when it is no picture that can be shown
 */
export const keepDrawn = async (
  { database, store, mostBytes }: KeepingParts,
  { bytes, about }: ForeignPicture,
  show: (tx: Transaction, fileId: string) => Promise<void>,
): Promise<void> => {
  const { purpose } = about;
  const prepared = await preparePicture({ bytes, fileName: purpose }, purpose, mostBytes);
  const row = newFileRow(about, prepared, await store.keep(prepared));
  try {
    await database.transaction(async (tx) => {
      await insertFile(tx, row);
      await show(tx, row.id);
    });
  } catch (error) {
    await store.discard(objectKeysOf(row));
    throw error;
  }
};
