import type { SetPeerPolicy } from '../actors/set-peer-policy.js';
import type { Agreements } from '../agreements/agreements.js';
import type { DeadLetterOffice } from '../delivery/dead-letter-office.js';
import type { ReadPartners } from './read-partners.js';
import type { SetPeerQuota } from './set-peer-quota.js';

/** Everything that administrators do about other instances. It is there where this instance federates. */
export class PartnerDesk {
  constructor(
    readonly partners: ReadPartners,
    readonly policy: SetPeerPolicy,
    readonly letters: DeadLetterOffice,
    readonly agreements: Agreements,
    readonly quota: SetPeerQuota,
  ) {}
}
