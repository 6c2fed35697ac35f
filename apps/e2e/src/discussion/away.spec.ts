import { afterAll, beforeAll, describe, it } from '@jest/globals';

import type { GivenPerson } from '#libs/testing';

import { goAwayAndComeBack } from './away.js';
import { browserStage, type BrowserStage } from './browser-stage.js';

let stage: BrowserStage;
let people: [GivenPerson, GivenPerson];

beforeAll(async () => {
  stage = await browserStage();
  people = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
});
afterAll(() => stage?.stop());

describe('a reader who loses the connection', () => {
  it('catches up with what others wrote, and sends their own replies once and in order', async () => {
    await goAwayAndComeBack(stage, people, () => Promise.resolve());
  });
});
