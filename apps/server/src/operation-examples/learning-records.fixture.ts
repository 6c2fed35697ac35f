import { randomUUID } from 'node:crypto';

import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import { publishedVideo } from './video-drafts.fixture.js';

/** Learning records, on a server that keeps none. */
export const learningRecordExamples: readonly Example[] = [
  exampleOf(contracts.readLearningRecord)(async (scene) => ({ as: scene.member })),
  exampleOf(contracts.changeLearningRecord)(
    async (scene) => ({ as: scene.member, body: { agreed: false } }),
    {
      code: 'learning-record.not-offered',
      asked: async (scene) => ({ as: scene.member, body: { agreed: true } }),
    },
  ),
  exampleOf(contracts.recordPlaying)(async (scene) => ({
    as: scene.member,
    params: { videoId: await publishedVideo(scene, scene.member) },
    body: {
      playingId: randomUUID(),
      events: [{ id: randomUUID(), kind: 'played', agoMs: 0, seconds: 1.5 }],
    },
  })),
];
