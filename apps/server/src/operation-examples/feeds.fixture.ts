import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';

/** Addresses of feeds. */
export const feedExamples: readonly Example[] = [
  exampleOf(contracts.makeFeedAddress)((scene) => ({
    as: scene.member,
    params: { communityId: scene.parks.id },
  })),
  exampleOf(contracts.readFeedAddress)((scene) => ({
    as: scene.member,
    params: { communityId: scene.parks.id },
  })),
  exampleOf(contracts.endFeedAddress)((scene) => ({
    as: scene.member,
    params: { communityId: scene.parks.id },
  })),
];
