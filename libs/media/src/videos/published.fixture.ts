import { createVideo, publishVideo, readVideo, type VideoView } from '#libs/contracts';
import { speakTus, type ApiCaller, type GivenPerson, type Stage } from '#libs/testing';

import { SILENT } from './silent.fixture.js';

/** Publishes a video of which no byte has come: it stands as if a worker had made it playable. */
export const publishAs = async (
  stage: Stage,
  author: { readonly person: GivenPerson; readonly as: ApiCaller },
  communityId = stage.communityId,
): Promise<VideoView & { readonly threadId: string }> => {
  const tus = speakTus(stage.test.url, await stage.test.given.cookie(author.person));
  const uploadId = (await tus.begin(1000)).split('/').at(-1) ?? '';
  const body = { title: 'How we mend a bench', uploadId };
  const { answer: draft } = await author.as(createVideo, { params: { communityId }, body });
  const params = { videoId: draft.id };
  await stage.test.database.sql
    .updateTable('video')
    .set({ generation: 1, playable_generation: 1, state: 'ready' })
    .where('id', '=', draft.id)
    .execute();
  await author.as(publishVideo, { params, body: SILENT });
  const { answer: video } = await author.as(readVideo, { params });
  return { ...video, threadId: String(video.threadId) };
};
