import { publishVideo, readVideo, type VideoView } from '#libs/contracts';
import { clip, draftOf, speakTus, untilState, type GivenPerson, type Stage } from '#libs/testing';

import { SILENT } from '../videos/silent.fixture.js';

/** A published film in a community that only its members know. */
export interface PrivateVideo {
  readonly communityId: string;
  readonly video: VideoView;
  readonly reader: GivenPerson;
  /** Names of all its files. */
  readonly names: readonly string[];
  readonly keys: readonly string[];
  /** Asks for a file below the video's own address, as somebody or nobody. */
  fetchAs(cookie: string | null, name: string): Promise<Response>;
}

export const publishPrivately = async (stage: Stage): Promise<PrivateVideo> => {
  const { test, owner, asOwner } = stage;
  const { id: communityId } = await test.given.community({ owner, visibility: 'hidden' });
  const reader = await test.given.person();
  await test.given.member(communityId, reader.id);
  const tus = speakTus(test.url, await test.given.cookie(owner));
  const { id: videoId } = await draftOf(await clip(3), { tus, as: asOwner, communityId });
  await untilState(asOwner, videoId, ['ready']);
  await asOwner(publishVideo, { params: { videoId }, body: SILENT });
  const { answer: video } = await asOwner(readVideo, { params: { videoId } });
  const files = await test.database.sql
    .selectFrom('video_file')
    .select(['name', 'object_key'])
    .where('video_id', '=', videoId)
    .execute();
  return {
    communityId,
    video,
    reader,
    names: files.map(({ name }) => name),
    keys: files.map(({ object_key }) => object_key),
    fetchAs: (cookie, name) =>
      fetch(`${test.url}${video.media?.base}${name}`, cookie === null ? {} : { headers: { cookie } }),
  };
};
