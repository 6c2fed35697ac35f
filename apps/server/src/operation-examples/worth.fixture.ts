import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import { publishedVideo } from './video-drafts.fixture.js';

/** What videos were worth. */
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
];
