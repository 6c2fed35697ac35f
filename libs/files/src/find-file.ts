import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { anonymous, CLOCK, isId, notFound, type Clock, type Viewer } from '#libs/kernel';

import type { FilePart } from './joined-parts.js';
import { DOWNLOAD, PREVIEW, type FileRow } from './present-file.js';
import { readsFile } from './reads-file.js';

/** What is public is kept for a short time only, since that may end. */
const PUBLIC_SECONDS = 300;

/** One stored object of a file, as it is to be sent. */
export interface ReadableFile {
  readonly id: string;
  readonly key: string;
  /** The objects that make up the file, in their order, where there are several; `key` is then the first. */
  readonly parts?: readonly FilePart[];
  readonly mediaType: string;
  readonly size: number;
  readonly fileName: string;
  /** Whether a page may show it; documents are only ever saved. */
  readonly isShown: boolean;
  /** For how long the reader's own browser may keep it without asking again. */
  readonly keepSeconds: number;
}

const variantOf = (row: FileRow, name: string): Pick<ReadableFile, 'key' | 'mediaType' | 'size'> => {
  if (Object.hasOwn(row.variants, name)) return row.variants[name] ?? never();
  const itself = { key: row.object_key, mediaType: row.media_type, size: row.size };
  // A PDF needs no other file to be looked at.
  if (row.purpose === 'document' && (name === DOWNLOAD || isPreviewItself(row, name))) return itself;
  if (name !== DOWNLOAD) return never();
  const [largest] = Object.values(row.variants).toSorted((a, b) => b.width - a.width);
  return largest ?? itself;
};

const isPreviewItself = ({ media_type: mediaType }: FileRow, name: string): boolean =>
  name === PREVIEW && mediaType === 'application/pdf';

const never = (): never => {
  throw notFound();
};

/** Finds a file's object through the permission gate. */
@Injectable()
export class FindFile {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, whether it does not exist or is not for this viewer */
  async execute(viewer: Viewer, id: string, variant: string): Promise<ReadableFile> {
    if (!isId(id)) throw notFound();
    const now = this.clock.now();
    const row = await this.database.sql
      .selectFrom('stored_file as f')
      .selectAll('f')
      .select(sql<boolean>`${readsFile(anonymous, now)}`.as('is_public'))
      .where('f.id', '=', id)
      .where(sql<boolean>`${readsFile(viewer, now)}`)
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    const { key, mediaType, size } = variantOf(row, variant);
    const { file_name: fileName, is_public: isPublic } = row;
    // What somebody uploaded as a document opens nowhere by itself: our pages fetch it, and draw it.
    const isShown = variant !== DOWNLOAD && row.purpose !== 'document';
    return {
      id,
      key,
      mediaType,
      size,
      fileName,
      isShown,
      keepSeconds: isShown && isPublic ? PUBLIC_SECONDS : 0,
    };
  }
}
