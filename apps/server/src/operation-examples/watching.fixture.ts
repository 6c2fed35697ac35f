import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import { captionedVideo, draftVideo, publishedVideo } from './video-drafts.fixture.js';

const CHAPTERS = [{ startMs: 0, title: 'What you need' }];

/** What people have watched, and the chapters that they find their way by. */
export const watchingExamples: readonly Example[] = [
  exampleOf(contracts.readWatchRecord)(async (scene) => ({
    as: scene.member,
    params: { videoId: await publishedVideo(scene, scene.member) },
  })),
  exampleOf(contracts.addToWatchRecord)(async (scene) => ({
    as: scene.member,
    params: { videoId: await publishedVideo(scene, scene.member) },
    body: { positionMs: 24_500, seen: [[12, 24]] },
  })),
  exampleOf(contracts.eraseWatchRecord)(async (scene) => ({
    as: scene.member,
    params: { videoId: await publishedVideo(scene, scene.member) },
  })),
  exampleOf(contracts.readVideoChapters)(async (scene) => ({
    params: { videoId: await publishedVideo(scene, scene.member) },
  })),
  exampleOf(contracts.saveVideoChapters)(
    async (scene) => ({
      as: scene.member,
      params: { videoId: await draftVideo(scene, scene.member) },
      body: { revision: 0, chapters: CHAPTERS },
    }),
    {
      code: 'chapters.conflict',
      asked: async (scene) => ({
        as: scene.member,
        params: { videoId: await draftVideo(scene, scene.member) },
        body: { revision: 7, chapters: CHAPTERS },
      }),
    },
  ),
  exampleOf(contracts.suggestVideoChapters)(
    async (scene) => ({ as: scene.member, params: { videoId: await captionedVideo(scene) } }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer(),
        params: { videoId: await publishedVideo(scene, scene.member) },
      }),
    },
  ),
  exampleOf(contracts.readWatchHistory)(async (scene) => ({ as: scene.member })),
  exampleOf(contracts.setWatchHistory)(async (scene) => ({ as: scene.member, body: { isKept: true } })),
  exampleOf(contracts.eraseWatchHistory)(async (scene) => ({ as: scene.member })),
];
