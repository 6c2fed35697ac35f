import type { Kysely } from 'kysely';

import type { PersonProfile } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

import { cardColumns, presentCard } from './person-card.js';

/**
 * A person's page by `name` or `name@host`. Somebody who has left is no longer found.
 *
 * @throws DomainError `not-found`
 */
export const readPerson = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  handle: string,
): Promise<PersonProfile> => {
  const [name = '', host] = handle.split('@');
  const row = await db
    .selectFrom('person')
    .innerJoin('instance', 'instance.id', 'person.instance_id')
    .select(cardColumns)
    .select(['person.team', 'person.summary', 'person.summary_html', 'person.language', 'person.created_at'])
    .where('person.name', '=', name)
    .where('person.deleted_at', 'is', null)
    .where((is) => (host === undefined ? is('instance.is_local', '=', true) : is('instance.host', '=', host)))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return {
    ...presentCard(row),
    team: row.team,
    summary: row.summary,
    summaryHtml: row.summary_html,
    language: row.language,
    joinedAt: row.created_at.toISOString(),
    isMe: row.id === me.personId,
  };
};
