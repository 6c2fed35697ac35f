import { sql, type RawBuilder } from 'kysely';

import type { Addresses } from '../outgoing/addresses.js';
import type { PictureFacts } from '../outgoing/facts.js';

/** A picture's file, as `pictureJson` selects it. */
export interface PictureColumn {
  readonly id: string;
  readonly variants: Readonly<
    Record<string, { readonly mediaType: string; readonly width: number; readonly height: number }>
  >;
}

/** JSON of the stored file with this id, or null. */
export const pictureJson = (fileId: RawBuilder<unknown>): RawBuilder<PictureColumn | null> =>
  sql<PictureColumn | null>`(select jsonb_build_object('id', f.id, 'variants', f.variants) from stored_file f
    where f.id = ${fileId} and f.deleted_at is null)`;

/** The address of a stored file in one of its sizes. */
export const fileAddress = (at: Addresses, fileId: string, variant: string): string =>
  `${at.home}files/${fileId}/${encodeURIComponent(variant)}`;

/** A picture in its largest size; null when it has none. */
export const pictureOf = (at: Addresses, file: PictureColumn | null, alt: string): PictureFacts | null => {
  const [largest] = Object.entries(file?.variants ?? {}).toSorted(([, a], [, b]) => b.width - a.width);
  if (file === null || largest === undefined) return null;
  const [variant, { mediaType, width, height }] = largest;
  return { url: fileAddress(at, file.id, variant), mediaType, width, height, alt };
};
