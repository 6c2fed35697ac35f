import type { Kysely } from 'kysely';

import type { Database, Tables } from '#libs/database';
import type { Job, Jobs } from '#libs/jobs';

interface SendingParts {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send'>;
}

/** The host of another instance while administrators allow it. */
export const allowedHost = async (db: Kysely<Tables>, instanceId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('peer')
    .innerJoin('instance', 'instance.id', 'peer.instance_id')
    .select('instance.host')
    .where('peer.instance_id', '=', instanceId)
    .where('peer.policy', '=', 'allowed')
    .executeTakeFirst();
  return row?.host ?? null;
};

/** Has something done for each instance that is allowed, all or none. */
export const sendForAllAllowed = async (
  { database, jobs }: SendingParts,
  job: Job<{ instanceId: string }>,
): Promise<void> => {
  const allowed = await database.sql
    .selectFrom('peer')
    .select('instance_id')
    .where('policy', '=', 'allowed')
    .execute();
  await database.transaction(async (tx) => {
    for (const { instance_id: instanceId } of allowed) await jobs.send(tx, job, { instanceId });
  });
};
