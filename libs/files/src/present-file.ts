import type { Selectable } from 'kysely';

import type { FileView } from '#libs/contracts';
import type { Tables } from '#libs/database';

/** A file's row as queries give it. */
export type FileRow = Selectable<Tables['stored_file']>;

/** The variant that every file has: the file itself, to be saved. */
export const DOWNLOAD = 'download';

/** The variant of a document that is a PDF to look at. */
export const PREVIEW = 'preview';

/** A file as its owner's client sees it. */
export const presentFile = (row: FileRow): FileView => ({
  id: row.id,
  purpose: row.purpose,
  fileName: row.file_name,
  mediaType: row.media_type,
  size: row.size,
  width: row.width,
  height: row.height,
  alt: row.alt,
  variants: [...Object.keys(row.variants), DOWNLOAD],
});
