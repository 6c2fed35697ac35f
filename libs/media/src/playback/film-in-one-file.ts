import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';
import type { FilePart } from '#libs/files';

import type { MediaAddress } from './media-address.js';

const NAME = /^(\d{3,4}p)\.mp4$/;

/**
 * The parts that are one MP4 file when they follow each other (ISO/IEC 14496-12, fragments): a quality of a video, called
 * `720p.mp4`. None where there is no such quality.
 */
export const filmInOneFile = async (
  db: Kysely<Tables>,
  { videoId, generation, name }: MediaAddress,
): Promise<readonly FilePart[]> => {
  const [, rung] = NAME.exec(name) ?? [];
  if (rung === undefined) return [];
  return db
    .selectFrom('video_file as f')
    .innerJoin('video as v', 'v.id', 'f.video_id')
    .select(['f.object_key as key', 'f.size'])
    .where('f.video_id', '=', videoId)
    .where('f.generation', '=', Number(generation))
    .where('v.deleted_at', 'is', null)
    .where('f.name', 'like', `${rung}/%`)
    .where('f.name', 'not like', '%.m3u8')
    .orderBy(sql`f.name like '%/init.mp4' desc, f.name`)
    .execute();
};
