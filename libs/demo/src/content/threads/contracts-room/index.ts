import type { DemoThread } from '../../shape.js';
import { declaringInterests } from './declaring-interests.js';
import { formSoftwareRenewal } from './form-software-renewal.js';
import { gritterFleet } from './gritter-fleet.js';
import { repairsContractorPerformance } from './repairs-contractor-performance.js';
import { whichNotice } from './which-notice.js';

export const contractsRoomThreads: readonly DemoThread[] = [
  gritterFleet,
  whichNotice,
  declaringInterests,
  formSoftwareRenewal,
  repairsContractorPerformance,
];
