import { sql, type RawBuilder } from 'kysely';

/** Texts and file names of a random world, each with its own mark, so that it can be told where they show. */
export type Marked =
  | 'card'
  | 'about'
  | 'person'
  | 'summary'
  | 'portrait'
  | 'title'
  | 'words'
  | 'file'
  | 'film'
  | 'earlier';

export const MARK = /mk_[a-z]+_[0-9a-f]{32}/g;

/** The mark of a text of the row with this id. */
export const markOf = (kind: Marked, id: string): string => `mk_${kind}_${id.replaceAll('-', '')}`;

/** The same for every row of a statement. */
export const markColumn = (kind: Marked): RawBuilder<string> =>
  sql<string>`(${sql.lit(`mk_${kind}_`)} || replace(id::text, '-', ''))`;
