import { sql } from 'kysely';
import { z } from 'zod';

import type { Database } from '#libs/database';
import { defineJob, type Job, type Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';

let declared: Job<object> | null = null;

/** Declared at the first use, as only a process with federation does it. */
export const agreementReviewJob = (): Job<object> =>
  (declared ??= defineJob({
    name: 'federation.review-agreements',
    input: z.object({}),
    schedule: '20 6 * * *',
  }));

interface Due {
  readonly agreementId: string;
  readonly instanceId: string;
  readonly host: string;
  readonly version: number;
}

/** Every day: reminds administrators of agreements whose day of review has come, once for each version. */
export class ReviewAgreements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handleJobs(jobs: Jobs): void {
    jobs.handle(agreementReviewJob(), () => this.execute());
  }

  async execute(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const { rows } = await sql<Due>`
        update partner_agreement g set reminded_at = ${now} from instance i
        where i.id = g.instance_id and g.state = 'accepted' and g.reminded_at is null
          and g.review_on <= ${now.toISOString().slice(0, 10)}
        returning g.id "agreementId", g.instance_id "instanceId", i.host, g.version`.execute(tx.sql);
      for (const due of rows) await tx.record('agreement.review-due', due);
    });
  }
}
