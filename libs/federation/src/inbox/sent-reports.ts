import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';
import { isId } from '#libs/kernel';

import type { Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { SentRequest } from '../trust/facts.js';

/** The id of the report that an activity of this instance passed on, by the address of the activity. */
export const reportAt = (iri: string, addresses: Addresses): string | null => {
  const id = iri.split('/').at(-1) ?? '';
  return isId(id) && iri === addresses.activity('flag', id) ? id : null;
};

/** Reports, among these addresses, that went on to the server of a community elsewhere; only that may say what became of them. */
export const reportsSent = async (
  db: Kysely<Tables>,
  iris: readonly Iri[],
  addresses: Addresses,
): Promise<readonly SentRequest[]> => {
  const ids = iris.flatMap((iri) => reportAt(iri, addresses) ?? []);
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string; community: string }>`
    select r.id, reporter.name, c.uri as community from report r
    join community c on c.id = r.community_id and c.uri is not null
    join person reporter on reporter.id = r.reporter_id and reporter.uri is null
    where r.id = any(${ids}::uuid[]) and r.is_forwarded and r.subject_kind = 'post'`.execute(db);
  return rows.map(({ id, name, community }) => ({
    id: addresses.activity('flag', id) as Iri,
    type: 'Flag',
    actor: addresses.person(name).id as Iri,
    answerer: community as Iri,
  }));
};
