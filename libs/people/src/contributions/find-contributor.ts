import { sql, type Kysely } from 'kysely';

import { isPerson, seesContributions } from '#libs/access';
import type { Tables } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

/**
 * Whose page of contributions a handle names. Nobody of that name, somebody whom the viewer does not know, and somebody who
 * turned the page off are one answer.
 *
 * @throws DomainError `not-found`
 */
export const findContributor = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  handle: string,
): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select person.id from person
    where ${isPerson(handle, 'person')} and ${seesContributions(viewer, 'person')}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw notFound();
  return found.id;
};
