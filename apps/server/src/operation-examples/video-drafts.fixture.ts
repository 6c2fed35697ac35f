import * as contracts from '#libs/contracts';
import { speakTus } from '#libs/testing';

import type { Actor, Scene } from './scene.fixture.js';

/** Announces an upload of which no byte comes, so that nothing is processed either. */
export const announceUpload = async ({ test }: Scene, as: Actor): Promise<string> =>
  (await speakTus(test.url, as.cookie).begin(1000)).split('/').at(-1) ?? '';

/** A draft whose bytes have not come yet. */
export const draftVideo = async (
  scene: Scene,
  as: Actor,
  communityId = scene.parks.id,
  title = 'How we mend a bench',
): Promise<string> => {
  const body = { title, description: 'Bring a **spanner**.', uploadId: await announceUpload(scene, as) };
  const { answer } = await as.call(contracts.createVideo, { params: { communityId }, body });
  return answer.id;
};

/** Brings a video into a state that only a worker can bring it to. */
export const changeVideo = async (
  { test }: Scene,
  videoId: string,
  to: { readonly playable_generation: number } | { readonly state: 'failed'; readonly failure: 'broken' },
): Promise<void> => {
  await test.database.sql.updateTable('video').set(to).where('id', '=', videoId).execute();
};

/** A video whose thread is open. */
export const publishedVideo = async (
  scene: Scene,
  as: Actor,
  communityId?: string,
  title?: string,
): Promise<string> => {
  const videoId = await draftVideo(scene, as, communityId, title);
  await changeVideo(scene, videoId, { playable_generation: 1 });
  await as.call(contracts.publishVideo, {
    params: { videoId },
    body: { missingCaptions: { reason: 'follow-later' } },
  });
  return videoId;
};

export const CAPTIONS = 'WEBVTT\n\n00:01.000 --> 00:03.500\n<v Siân>Undo the two bolts below the seat.\n';

/** A draft with English captions. */
export const captionedVideo = async (scene: Scene): Promise<string> => {
  const videoId = await draftVideo(scene, scene.member);
  await scene.member.call(contracts.saveVideoCaptions, {
    params: { videoId, language: 'en' },
    body: { file: CAPTIONS, revision: 0 },
  });
  return videoId;
};
