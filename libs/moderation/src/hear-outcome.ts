import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { MyReport } from '#libs/contracts';
import type { Transaction } from '#libs/database';

/** What a server made of a report, and when it said so. */
export interface OutcomeElsewhere {
  readonly reportId: string;
  /** The server that says it. */
  readonly instanceId: string;
  readonly outcome: NonNullable<NonNullable<MyReport['elsewhere']>['outcome']>;
  readonly note: string;
  readonly at: Date;
}

interface Answered {
  readonly communityId: string;
  readonly reporterId: string | null;
  readonly fromHost: string;
}

/** Takes what the server of a community elsewhere made of a report that went on to it. */
@Injectable()
export class HearOutcome {
  /**
   * Only the server that was asked counts, and of several answers the latest, in whatever order they come.
   *
   * @returns whether it was news
   */
  async within(
    tx: Transaction,
    { reportId, instanceId, outcome, note, at }: OutcomeElsewhere,
  ): Promise<boolean> {
    const { rows } = await sql<Answered>`
      update report r set elsewhere_outcome = ${outcome}, elsewhere_note = ${note}, elsewhere_at = ${at}
      from community c join instance i on i.id = c.instance_id and not i.is_local
      where r.id = ${reportId} and c.id = r.community_id and i.id = ${instanceId}
        and r.is_forwarded and r.subject_kind = 'post'
        and (r.elsewhere_at is null or (r.elsewhere_at < ${at}
          and (r.elsewhere_outcome, r.elsewhere_note) is distinct from (${outcome}, ${note})))
      returning r.community_id "communityId", r.reporter_id "reporterId", i.host "fromHost"`.execute(tx.sql);
    const [answered] = rows;
    if (answered === undefined) return false;
    await tx.record('report.answered', { reportId, instanceId, outcome, ...answered });
    return true;
  }
}
