import { sql } from 'kysely';

import { readerColumn } from '../history/reader-documents.js';

/**
 * SQL for the member here in whose name parts of a video in community `c` are fetched; null for this instance itself, also
 * where the community is one of ours.
 */
export const videoReaderColumn = sql<string | null>`case when c.uri is not null then ${readerColumn} end`;
