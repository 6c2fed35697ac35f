import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

/** Whether the agreement in force with an instance, if there is one, has a community of ours in its scope. */
export const isWithinAgreement = async (
  tx: Transaction,
  { instanceId, community }: { readonly instanceId: string; readonly community: string },
): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from partner_agreement
    where instance_id = ${instanceId} and state = 'accepted' and cardinality(communities) > 0
      and not ${community} = any(communities)`.execute(tx.sql);
  return rows.length === 0;
};
