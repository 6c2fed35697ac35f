import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a person or community, under `alias`, is of an instance that an administrator silenced. Search and directories
 * leave those out. It is no part of what may be read: whoever has the address reads it as before.
 */
export const isSilenced = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.instance_id`)} = any(array(
    select peer.instance_id from peer where peer.policy = 'silenced')))`;
