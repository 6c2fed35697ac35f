import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';
import { announceUpload, publishedVideo } from './video-drafts.fixture.js';

/** A published video of which everything is prepared. */
const finishedVideo = async (scene: Scene): Promise<string> => {
  const videoId = await publishedVideo(scene, scene.member);
  await scene.test.database.sql
    .updateTable('video')
    .set({ state: 'ready' })
    .where('id', '=', videoId)
    .execute();
  return videoId;
};

/** What videos were worth, and whether they are still right. */
export const worthExamples: readonly Example[] = [
  exampleOf(contracts.readVideoWorth)(async (scene) => ({
    as: scene.member,
    params: { videoId: await publishedVideo(scene, scene.member) },
  })),
  exampleOf(contracts.markVideo)(
    async (scene) => ({
      as: scene.owner,
      params: { videoId: await publishedVideo(scene, scene.member), mark: 'helpful' },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await publishedVideo(scene, scene.member), mark: 'helpful' },
      }),
    },
  ),
  exampleOf(contracts.unmarkVideo)(async (scene) => {
    const params = { videoId: await publishedVideo(scene, scene.member), mark: 'used' as const };
    await scene.owner.call(contracts.markVideo, { params });
    return { as: scene.owner, params };
  }),
  exampleOf(contracts.noteVideoUse)(
    async (scene) => ({
      as: scene.owner,
      params: { videoId: await publishedVideo(scene, scene.member) },
      body: { markdown: 'We mended the one by the pond.' },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer(),
        params: { videoId: await publishedVideo(scene, scene.member) },
        body: { markdown: 'We mended the one by the pond.' },
      }),
    },
  ),
  exampleOf(contracts.countVideoViewing)(async (scene) => ({
    params: { videoId: await publishedVideo(scene, scene.member) },
    body: { completed: false },
  })),
  exampleOf(contracts.reviewVideo)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await publishedVideo(scene, scene.member) },
      body: {},
    }),
    {
      code: 'video.review-day',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await publishedVideo(scene, scene.member) },
        body: { reviewBy: '2020-02-29' },
      }),
    },
  ),
  exampleOf(contracts.replaceVideoFile)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await finishedVideo(scene) },
      body: { uploadId: await announceUpload(scene, scene.member) },
    }),
    {
      code: 'video.upload-missing',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await finishedVideo(scene) },
        body: { uploadId: newId() },
      }),
    },
  ),
];
