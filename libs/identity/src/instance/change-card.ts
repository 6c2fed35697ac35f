import { sql } from 'kysely';

import type { OperationInput, updateInstance } from '#libs/contracts';
import type { Transaction } from '#libs/database';
import { systemClock } from '#libs/kernel';

type Changes = Pick<OperationInput<typeof updateInstance>['body'], 'organisationKind' | 'contactUrl'>;

/** There is a card as long as its kind is named: then the own organisation counts as verified, without an end. */
const takeBack = async (tx: Transaction, instanceId: string): Promise<void> => {
  await tx.sql.deleteFrom('organisation_card').where('instance_id', '=', instanceId).execute();
  await tx.sql.updateTable('instance').set({ verified_until: null }).where('id', '=', instanceId).execute();
};

/** Changes what this server says of its organisation beside the names; a contact page alone makes no card. */
export const changeCard = async (
  tx: Transaction,
  instanceId: string,
  { organisationKind: kind, contactUrl }: Changes,
): Promise<void> => {
  if (kind === null) return takeBack(tx, instanceId);
  const said = {
    ...(kind !== undefined && { kind }),
    ...(contactUrl !== undefined && { contact_url: contactUrl }),
  };
  if (kind === undefined) {
    if (contactUrl === undefined) return;
    await tx.sql.updateTable('organisation_card').set(said).where('instance_id', '=', instanceId).execute();
    return;
  }
  await tx.sql
    .insertInto('organisation_card')
    .values({
      instance_id: instanceId,
      kind,
      contact_url: contactUrl ?? '',
      issued_at: systemClock.now(),
      valid_until: null,
      checked_at: null,
    })
    .onConflict((conflict) => conflict.column('instance_id').doUpdateSet(said))
    .execute();
  await tx.sql
    .updateTable('instance')
    .set({ verified_until: sql<Date>`'infinity'` })
    .where('id', '=', instanceId)
    .execute();
};
