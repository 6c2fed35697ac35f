import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';
import { moveFollows, noteMove } from '#libs/people';
import { FetchBudget } from '#libs/safe-fetch';

import { findActor } from '../../actors/known-actor.js';
import { hostOf, type Iri } from '../../incoming/iri.js';
import type { Addresses } from '../../outgoing/addresses.js';
import type { ActivityOf } from '../../trust/admission.js';
import { findPerson } from '../find-person.js';
import type { ActorDirectory } from '../inbox-ports.js';
import { applied, ignored, refused, unreachable, type Outcome } from '../outcome.js';
import type { Doing } from './handling.js';

export interface TakeMoveParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly actors: ActorDirectory;
}

/**
 * People elsewhere who move to another account (FEP-7628). Both accounts must say so, each on its own host and asked anew;
 * then those here who follow the old one follow the new one. A second Move finds nobody who follows the old one.
 */
export class TakeMove {
  constructor(private readonly parts: TakeMoveParts) {}

  async take({ target }: ActivityOf<'Move'>, { actor }: Doing, budget = new FetchBudget()): Promise<Outcome> {
    const { actors, addresses, database, clock } = this.parts;
    if (actor.kind !== 'person') return ignored('not-a-person');
    if ((await actors.byUri(actor.uri, { fresh: true, budget })) === null)
      return unreachable('actor-unreachable');
    const old = await findActor(database.sql, actor.uri);
    if (old?.movedTo !== target) return refused('not-confirmed');
    const isOurs = hostOf(target) === addresses.host;
    const found = isOurs
      ? await this.ownNaming(target, actor.ownerId)
      : await this.namedBy(target, actor.uri, budget);
    if (typeof found !== 'string') return found;
    if (found === actor.ownerId) return refused('not-confirmed');
    const move = { fromId: actor.ownerId, toId: found };
    await database.transaction(async (tx) => {
      await noteMove(tx, move, clock.now());
      await moveFollows(tx, move, clock.now());
    });
    return applied('moved');
  }

  /** The person of this instance, if they say that the one elsewhere is them. */
  private async ownNaming(target: Iri, otherId: string): Promise<string | Outcome> {
    const personId = await findPerson(this.parts, target, { asks: false });
    const { rows } = await sql`
      select 1 from other_account where person_id = ${personId}::uuid and other_id = ${otherId}`.execute(
      this.parts.database.sql,
    );
    return personId === null || rows.length === 0 ? refused('not-confirmed') : personId;
  }

  /** The person elsewhere, if they say now that the old account is theirs. */
  private async namedBy(target: Iri, old: string, budget: FetchBudget): Promise<string | Outcome> {
    const { actors } = this.parts;
    if (await actors.names(target, old, budget)) {
      const successor = await actors.known(target);
      return successor?.kind === 'person' ? successor.ownerId : refused('not-confirmed');
    }
    const isThere = (await actors.byUri(target, { budget })) !== null;
    return isThere ? refused('not-confirmed') : unreachable('actor-unreachable');
  }
}
