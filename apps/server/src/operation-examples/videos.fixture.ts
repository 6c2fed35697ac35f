import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import {
  announceUpload,
  captionedVideo,
  CAPTIONS,
  changeVideo,
  draftVideo,
  publishedVideo,
} from './video-drafts.fixture.js';

/** Videos. */
export const videoExamples: readonly Example[] = [
  exampleOf(contracts.createVideo)(
    async (scene) => ({
      as: scene.member,
      params: { communityId: scene.parks.id },
      body: {
        title: 'How we mend a bench',
        description: 'Bring a **spanner**.',
        language: 'en',
        uploadId: await announceUpload(scene, scene.member),
      },
    }),
    {
      code: 'video.upload-missing',
      asked: (scene) => ({
        as: scene.member,
        params: { communityId: scene.parks.id },
        body: { title: 'How we mend a bench', uploadId: newId() },
      }),
    },
  ),
  exampleOf(contracts.listMyVideos)(async (scene) => {
    await draftVideo(scene, scene.member);
    return { as: scene.member, query: { limit: '3' } };
  }),
  exampleOf(contracts.listCommunityVideos)(async (scene) => {
    await publishedVideo(scene, scene.member);
    return { params: { communityId: scene.parks.id }, query: { limit: '3' } };
  }),
  exampleOf(contracts.readVideo)(async (scene) => ({
    params: { videoId: await publishedVideo(scene, scene.member) },
  })),
  exampleOf(contracts.updateVideo)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await draftVideo(scene, scene.member) },
      body: { title: 'Mending benches', description: '', language: 'cy', communityId: scene.parks.id },
    }),
    {
      code: 'video.published',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await publishedVideo(scene, scene.member) },
        body: { title: 'Mending benches' },
      }),
    },
  ),
  exampleOf(contracts.setVideoTags)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await publishedVideo(scene, scene.member) },
      body: { tags: ['benches', 'spare parts'] },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer(),
        params: { videoId: await publishedVideo(scene, scene.member) },
        body: { tags: ['benches'] },
      }),
    },
  ),
  exampleOf(contracts.retryVideo)(
    async (scene) => {
      const videoId = await draftVideo(scene, scene.member);
      await changeVideo(scene, videoId, { state: 'failed', failure: 'broken' });
      return { as: scene.member, params: { videoId } };
    },
    {
      code: 'video.not-failed',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await draftVideo(scene, scene.member) },
      }),
    },
  ),
  exampleOf(contracts.publishVideo)(
    async (scene) => {
      const videoId = await draftVideo(scene, scene.member);
      await changeVideo(scene, videoId, { playable_generation: 1 });
      return {
        as: scene.member,
        params: { videoId },
        body: { missingCaptions: { reason: 'other', note: 'A colleague signs it next week.' } },
      };
    },
    {
      code: 'video.no-captions',
      asked: async (scene) => {
        const videoId = await draftVideo(scene, scene.member);
        await changeVideo(scene, videoId, { playable_generation: 1 });
        return { as: scene.member, params: { videoId } };
      },
    },
  ),
  exampleOf(contracts.explainMissingCaptions)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await publishedVideo(scene, scene.member) },
      body: { reason: 'no-speech' },
    }),
    {
      code: 'video.not-published',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await draftVideo(scene, scene.member) },
        body: { reason: 'no-speech' },
      }),
    },
  ),
  exampleOf(contracts.readVideoCaptions)(async (scene) => ({
    as: scene.member,
    params: { videoId: await captionedVideo(scene), language: 'en' },
  })),
  exampleOf(contracts.saveVideoCaptions)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await draftVideo(scene, scene.member), language: 'cy' },
      body: { file: CAPTIONS, revision: 0 },
    }),
    {
      code: 'captions.conflict',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await captionedVideo(scene), language: 'en' },
        body: { file: CAPTIONS, revision: 0 },
      }),
    },
  ),
  exampleOf(contracts.deleteVideoCaptions)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await captionedVideo(scene), language: 'en' },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer(),
        params: { videoId: await publishedVideo(scene, scene.member), language: 'en' },
      }),
    },
  ),
  exampleOf(contracts.deleteVideo)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await draftVideo(scene, scene.member) },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer(),
        params: { videoId: await publishedVideo(scene, scene.member) },
      }),
    },
  ),
];
