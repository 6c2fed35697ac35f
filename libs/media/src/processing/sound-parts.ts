import { sql } from 'kysely';

/** Which files of a video (as `f`) are parts of its sound alone; the playlists among them are none. */
export const isSoundPart = sql<boolean>`f.name like 'audio/%' and f.name not like '%.m3u8'`;

/** One after the other in this order, the parts are one MP4 file (ISO/IEC 14496-12, fragments). */
export const orderOfSound = sql`f.name like '%/init.mp4' desc, f.name`;
