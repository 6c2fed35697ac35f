import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';

import type { Handle } from '../discovery/handle.js';
import type { Iri } from '../incoming/iri.js';

/**
 * The actor of a person whom a partner's expertise card names. Their server answers for them to partners alone, so that
 * WebFinger, which everybody may ask, does not find them.
 */
export const namedOnCard = async (db: Kysely<Tables>, { name, host }: Handle): Promise<Iri | null> => {
  const { rows } = await sql<{ uri: Iri }>`
    select r.person_uri as uri from remote_expertise_card r join instance i on i.id = r.instance_id
    where i.host = ${host} and lower(r.name) = ${name.toLowerCase()} limit 1`.execute(db);
  return rows[0]?.uri ?? null;
};
