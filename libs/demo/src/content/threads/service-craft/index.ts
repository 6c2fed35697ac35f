import type { DemoThread } from '../../shape.js';
import { annualCanvass } from './annual-canvass.js';
import { bereavementLetters } from './bereavement-letters.js';
import { blockedGullies } from './blocked-gullies.js';
import { callBackOrWait } from './call-back-or-wait.js';
import { councilTaxReductionLetters } from './council-tax-reduction-letters.js';
import { gorsafoeddPleidleisioHygyrch } from './gorsafoedd-pleidleisio-hygyrch.js';
import { grittingNightLog } from './gritting-night-log.js';
import { lateAdmissionEvidence } from './late-admission-evidence.js';
import { missedCollections } from './missed-collections.js';
import { planningValidation } from './planning-validation.js';
import { potholeTriage } from './pothole-triage.js';
import { recyclingInFlats } from './recycling-in-flats.js';
import { skipOnTheHighway } from './skip-on-the-highway.js';
import { welcome } from './welcome.js';
import { workingDaysFormula } from './working-days-formula.js';

export const serviceCraftThreads: readonly DemoThread[] = [
  welcome,
  potholeTriage,
  planningValidation,
  missedCollections,
  grittingNightLog,
  councilTaxReductionLetters,
  lateAdmissionEvidence,
  annualCanvass,
  gorsafoeddPleidleisioHygyrch,
  skipOnTheHighway,
  recyclingInFlats,
  callBackOrWait,
  blockedGullies,
  bereavementLetters,
  workingDaysFormula,
];
