import type { DeadLetterOffice } from '../delivery/dead-letter-office.js';
import type { ReadDeliveries } from './read-deliveries.js';
import type { ReadPartners } from './read-partners.js';
import type { TraceActivity } from './trace-activity.js';

/** How administrators see what goes between this instance and others. It is there where this instance federates. */
export class ConsoleDesk {
  constructor(
    readonly partners: ReadPartners,
    readonly deliveries: ReadDeliveries,
    readonly trace: TraceActivity,
    readonly letters: DeadLetterOffice,
  ) {}
}
