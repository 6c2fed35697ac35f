import { createHash } from 'node:crypto';

import type { Kysely } from 'kysely';

import type { Tables } from '#libs/database';

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

/**
 * Always the same for one person and one pathway (UUIDv8, RFC 9562 §5.8): its last step may be done in two ways, or be
 * taken back and done again, and the store takes a statement once.
 */
const idOf = (...parts: readonly string[]): string => {
  const bytes = createHash('sha256').update(parts.join('\n')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** Keeps the statement that somebody has gone through a pathway, unless the pathway is gone. */
export const keepPathway = async (
  db: Kysely<Tables>,
  { pathwayId, personId, actor, publicUrl, at }: GoneThrough,
): Promise<void> => {
  const object = await placePathway(db, pathwayId, publicUrl);
  if (object === null) return;
  const id = idOf(actor.account.homePage, actor.account.name, pathwayId);
  const statement = statementOf({ id, actor, verb: COMPLETED, object, at, result: { completion: true } });
  await keepStatements(db, personId, [statement], at);
};
