import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a person or community, under `alias`, is of an instance that an administrator silenced. Search and directories
 * leave those out. It is no part of what may be read: whoever has the address reads it as before. Written as a subquery, since of
 * an array PostgreSQL takes it for granted that nearly everybody on a server without neighbours is silenced, and plans for that.
 */
export const isSilenced = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.instance_id`)} in (
    select peer.instance_id from peer where peer.policy = 'silenced'))`;
