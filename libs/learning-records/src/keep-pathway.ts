import type { Kysely } from 'kysely';

import { idFromText, type Tables } from '#libs/database';

import { keepStatements } from './keep-statements.js';
import { statementOf, type Actor } from './statement.js';
import { placePathway } from './things.js';

const COMPLETED = { address: 'http://adlnet.gov/expapi/verbs/completed', english: 'completed' };

/** Somebody who has gone through a pathway. */
interface GoneThrough {
  readonly pathwayId: string;
  readonly personId: string;
  readonly actor: Actor;
  readonly publicUrl: string;
  readonly at: Date;
}

/** Keeps the statement that somebody has gone through a pathway, unless the pathway is gone. */
export const keepPathway = async (
  db: Kysely<Tables>,
  { pathwayId, personId, actor, publicUrl, at }: GoneThrough,
): Promise<void> => {
  const object = await placePathway(db, pathwayId, publicUrl);
  if (object === null) return;
  // Always the same for one person and one pathway: its last step may be done in two ways, or be taken back and done again,
  // and the store takes a statement once.
  const id = idFromText([actor.account.homePage, actor.account.name, pathwayId].join('\n'));
  const statement = statementOf({ id, actor, verb: COMPLETED, object, at, result: { completion: true } });
  await keepStatements(db, personId, [statement], at);
};
