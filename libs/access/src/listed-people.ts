import { sql, type RawBuilder } from 'kysely';

import type { AccountViewer } from '#libs/kernel';

import { seesPerson } from './profile.policy.js';

/**
 * Rows of `person` that an account finds in the list of people: those of its own organisation, and those of organisations
 * that an administrator has allowed, as far as they are known here. Nobody who is suspended or gone.
 */
export const listsPerson = (me: AccountViewer, person: string): RawBuilder<boolean> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${person}.${name}`);
  return sql<boolean>`(${its('deleted_at')} is null and ${its('suspended_at')} is null and ${seesPerson(me, person)}
    and ${its('instance_id')} = any(array(select ${me.instanceId}::uuid
      union all select peer.instance_id from peer where peer.policy = 'allowed')))`;
};
