import type { DemoThread } from '../../shape.js';
import { coldHomesRound } from './cold-homes-round.js';
import { dampTimescales } from './damp-timescales.js';
import { decantWithoutDread } from './decant-without-dread.js';
import { hoardingFirstVisit } from './hoarding-first-visit.js';
import { keySafeDischarge } from './key-safe-discharge.js';
import { reablementGoals } from './reablement-goals.js';
import { supervisionRhythm } from './supervision-rhythm.js';
import { telecarePendants } from './telecare-pendants.js';

export const homesAndCareThreads: readonly DemoThread[] = [
  dampTimescales,
  reablementGoals,
  supervisionRhythm,
  keySafeDischarge,
  hoardingFirstVisit,
  telecarePendants,
  decantWithoutDread,
  coldHomesRound,
];
