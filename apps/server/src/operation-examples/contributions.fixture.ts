import * as contracts from '#libs/contracts';

import { endorsed } from './endorsements.fixture.js';
import { exampleOf, type Example } from './example.fixture.js';
import { publishedBy } from './publications.fixture.js';
import type { Scene } from './scene.fixture.js';

/** The page of somebody who was endorsed, and published an article. */
const page = async (scene: Scene) => {
  const { person } = await endorsed(scene);
  await publishedBy(person);
  return { as: scene.member, params: { handle: person.name } };
};

/** What people gave. */
export const contributionExamples: readonly Example[] = [
  exampleOf(contracts.readContributions)(page),
  exampleOf(contracts.listContributions)(page),
];
