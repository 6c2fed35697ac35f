import { sql } from 'kysely';

import { GroupedWrites, type Database, type Transaction } from '#libs/database';

import type { MissingPost } from '../history/seek-post.js';
import type { ClaimedActivity } from './claim-activity.js';
import type { Later, Outcome, Settled } from './outcome.js';

/** Seconds until something is looked for again that has not come: 1, 4, 16, up to about 17 minutes. */
const untilThere = (attempts: number): number => 4 ** attempts;
const MOST_LOOKS = 7;

/** Seconds until a server is asked again: from a minute doubling to four hours, over about a day. */
const untilAsked = (attempts: number): number => Math.min(60 * 2 ** attempts, 4 * 3_600);
const MOST_QUESTIONS = 12;

/** Lets those activities go on that waited for something that there is now. */
export const releaseAwaiting = async (tx: Transaction, provided: readonly string[]): Promise<void> => {
  if (provided.length === 0) return;
  await sql`
    update inbox_activity set not_before = null where seq in (
      select seq from inbox_activity
      where awaits = any(${[...provided]}::text[]) and handled_at is null and dead_at is null
      for update skip locked)`.execute(tx.sql);
};

/** As `releaseAwaiting`, in the statement that writes down what became of some activities. */
const SETTLE = `
  with settled as (
    update inbox_activity set handled_at = now(), verdict = settled.verdict, because = settled.because, awaits = null,
      attempts = inbox_activity.attempts + 1
    from unnest($1::bigint[], $2::text[], $3::text[]) settled (seq, verdict, because)
    where inbox_activity.seq = settled.seq
  )
  update inbox_activity set not_before = null where seq in (
    select seq from inbox_activity
    where awaits = any($4::text[]) and handled_at is null and dead_at is null and seq <> all($1::bigint[])
    for update skip locked)`;

const postpone = async (tx: Transaction, { seq, attempts }: ClaimedActivity, later: Later): Promise<void> => {
  const isLast = attempts + 1 >= (later.awaits === null ? MOST_QUESTIONS : MOST_LOOKS);
  const seconds = (later.awaits === null ? untilAsked : untilThere)(attempts);
  await sql`
    update inbox_activity set attempts = attempts + 1, because = ${later.because}, awaits = ${later.awaits},
      not_before = now() + make_interval(secs => ${seconds}), dead_at = case when ${isLast} then now() end
    where seq = ${seq}`.execute(tx.sql);
};

interface Decided {
  readonly seq: number;
  readonly settled: Omit<Settled, 'kind'>;
}

interface ConclusionParts {
  readonly database: Database;
  /** Has a post looked for for which an activity waits. */
  readonly seek: (tx: Transaction, missing: MissingPost) => Promise<void>;
}

/** Writes down what became of activities, what is decided at one time together. */
export class Conclusions {
  private readonly settled: GroupedWrites<Decided, void>;

  constructor(private readonly parts: ConclusionParts) {
    this.settled = new GroupedWrites((decided) => this.settle(decided));
  }

  /** @throws when the database did not take it; then the activity is handled again */
  async write(claimed: ClaimedActivity, outcome: Outcome): Promise<void> {
    const { seq, attempts } = claimed;
    if (outcome.kind === 'settled') return this.settled.add({ seq, settled: outcome });
    const isInVain = outcome.awaits !== null && attempts + 1 >= MOST_LOOKS;
    if (!isInVain) return this.putOff(claimed, outcome);
    await this.settled.add({ seq, settled: { ...outcome, verdict: outcome.otherwise, provides: [] } });
  }

  private async putOff(claimed: ClaimedActivity, later: Later): Promise<void> {
    const { awaits: uri, missingIn: communityId } = later;
    await this.parts.database.transaction(async (tx) => {
      await postpone(tx, claimed, later);
      if (uri !== null && communityId !== null) await this.parts.seek(tx, { uri, communityId });
    });
  }

  private async settle(decided: readonly Decided[]): Promise<void> {
    await this.parts.database.write(
      {
        name: 'settle-activities',
        text: SETTLE,
        values: [
          decided.map(({ seq }) => seq),
          decided.map(({ settled }) => settled.verdict),
          decided.map(({ settled }) => settled.because),
          decided.flatMap(({ settled }) => settled.provides),
        ],
      },
      () => ({}),
    );
  }
}
