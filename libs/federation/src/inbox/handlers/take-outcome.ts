import { reportAnswers } from '#libs/contracts';
import type { Database } from '#libs/database';
import { LIMITS, type Clock } from '#libs/kernel';
import type { HearOutcome } from '#libs/moderation';
import { excerpt, plainText, sanitiseRemoteHtml } from '#libs/text';

import type { Addresses } from '../../outgoing/addresses.js';
import type { ActivityOf } from '../../trust/admission.js';
import { applied, ignored, type Outcome } from '../outcome.js';
import { reportAt } from '../sent-reports.js';
import type { Doing } from './handling.js';

export interface TakeOutcomeParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly hearOutcome: HearOutcome;
}

/** Of software that does not say what it did, it is known only that it did something. */
const outcomeIn = (said: string | null) => reportAnswers.find((each) => each === said) ?? 'dealt-with';

/** What another server made of a report of somebody here. */
export class TakeOutcome {
  constructor(private readonly parts: TakeOutcomeParts) {}

  async take(
    { object, outcome, reason, published }: ActivityOf<'Resolve'>,
    { actor }: Doing,
  ): Promise<Outcome> {
    const { database, addresses, clock, hearOutcome } = this.parts;
    const reportId = reportAt(object.id ?? '', addresses);
    if (reportId === null) return ignored('never-sent');
    const now = clock.now();
    const answer = {
      reportId,
      instanceId: actor.instanceId,
      outcome: outcomeIn(outcome),
      note: excerpt(plainText(sanitiseRemoteHtml(reason ?? '')), LIMITS.content.reason),
      // One that claims to be from the future would keep every later one out.
      at: published !== null && published < now ? published : now,
    };
    const isNews = await database.transaction((tx) => hearOutcome.within(tx, answer));
    return isNews ? applied('outcome-heard') : ignored('known');
  }
}
