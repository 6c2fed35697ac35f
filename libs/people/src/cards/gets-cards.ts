import { sql, type RawBuilder } from 'kysely';

import type { AgreementDataClass } from '#libs/contracts';

const CLASS: AgreementDataClass = 'expertise';

/**
 * Rows of `instance` with which expertise cards are exchanged: those that an administrator allows, while an agreement that
 * covers such cards is in force.
 */
export const getsCards = (instance: string): RawBuilder<boolean> => {
  const id = sql.ref(`${instance}.id`);
  return sql<boolean>`(exists (select 1 from peer where peer.instance_id = ${id} and peer.policy = 'allowed')
    and exists (select 1 from partner_agreement g where g.instance_id = ${id} and g.state = 'accepted'
      and ${CLASS} = any(g.data_classes)))`;
};
