import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import { newId, type Clock } from '#libs/kernel';
import { getsCards } from '#libs/people';

import type { Doing } from '../inbox/handlers/handling.js';
import { applied, ignored, refused, type Outcome } from '../inbox/outcome.js';
import type { Card } from '../incoming/card.js';
import type { Iri } from '../incoming/iri.js';
import { forgetCardPeople } from './forget-card-people.js';

export interface TakeCardParts {
  readonly database: Database;
  readonly clock: Clock;
}

/** A card that is here no more. */
interface Gone {
  readonly uri: string;
  readonly personUri: string;
}

const KINDS = ['agreement.decided', 'agreement.ended', 'peer.policy-changed'] as const;

/** Keeps an instance as it is with regard to cards until the transaction ends. @returns whether it may send them */
const maySend = async (tx: Transaction, instanceId: string): Promise<boolean> => {
  await sql`select 1 from peer where instance_id = ${instanceId} for share`.execute(tx.sql);
  await sql`
    select 1 from partner_agreement where instance_id = ${instanceId} and state = 'accepted' for share`.execute(
    tx.sql,
  );
  const { rows } =
    await sql`select 1 from instance i where i.id = ${instanceId} and ${getsCards('i')}`.execute(tx.sql);
  return rows.length > 0;
};

/**
 * Expertise cards of people of partners: each is kept as its own instance sends it, while an agreement covers it, and goes
 * with everything of it when that ends.
 */
export class TakeCard {
  constructor(private readonly parts: TakeCardParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.cards-of-partners', KINDS, ({ payload: { instanceId } }) =>
      this.forgetUncovered(instanceId),
    );
  }

  /** The rules have made sure that the actor speaks for the card; here it must be the instance of a partner. */
  async take(card: Card, { actor }: Doing): Promise<Outcome> {
    const { instanceId } = actor;
    if (actor.kind !== 'instance') return refused('not-an-instance');
    return this.parts.database.transaction(async (tx) => {
      if (!(await maySend(tx, instanceId))) return refused('not-agreed');
      await tx.sql
        .deleteFrom('remote_expertise_card')
        .where('person_uri', '=', card.person)
        .where('uri', '<>', card.id)
        .where('instance_id', '=', instanceId)
        .execute();
      return (await this.store(tx, card, instanceId)) ? applied('card-stored') : ignored('older');
    });
  }

  /** What goes by this id, where its instance or they themselves say that it is gone: a card, or somebody who has one. */
  async forget(id: Iri, { actor }: Doing): Promise<void> {
    if (actor.kind !== 'instance' && id !== actor.uri) return;
    await this.parts.database.transaction(async (tx) => {
      const { rows } = await sql<Gone>`
        delete from remote_expertise_card
        where instance_id = ${actor.instanceId} and (uri = ${id} or person_uri = ${id})
        returning uri, person_uri "personUri"`.execute(tx.sql);
      await forgetTraces(tx, actor.instanceId, rows);
    });
  }

  private async forgetUncovered(instanceId: string): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      const { rows } = await sql<Gone>`
        delete from remote_expertise_card r using instance i
        where r.instance_id = ${instanceId} and i.id = r.instance_id and not ${getsCards('i')}
        returning r.uri, r.person_uri "personUri"`.execute(tx.sql);
      await forgetTraces(tx, instanceId, rows);
    });
  }

  private async store(tx: Transaction, card: Card, instanceId: string): Promise<boolean> {
    const now = this.parts.clock.now();
    const labels = card.skills.flatMap(({ en, cy }) => [en, cy]).filter((label) => label !== '');
    const words = [card.name, card.username, card.organisation, card.roleTitle, card.askMeAbout, ...labels];
    const values = {
      person_uri: card.person,
      name: card.username,
      display_name: card.name,
      organisation: card.organisation,
      role_title: card.roleTitle,
      ask_me_about: card.askMeAbout,
      languages: [...card.languages],
      skills: sql<never>`${JSON.stringify(card.skills)}::jsonb`,
      skill_words: sql<string[]>`array(select fold(label) from unnest(${labels}::text[]) label)`,
      words: sql<string>`fold(${words.join(' ')})`,
      updated_at: card.updated ?? now,
      received_at: now,
    };
    const stored = await tx.sql
      .insertInto('remote_expertise_card')
      .values({ id: newId(), uri: card.id, instance_id: instanceId, ...values })
      .onConflict((conflict) =>
        conflict
          .column('uri')
          .doUpdateSet(values)
          .where('remote_expertise_card.instance_id', '=', instanceId)
          .where('remote_expertise_card.updated_at', '<=', values.updated_at),
      )
      .returning('id')
      .executeTakeFirst();
    return stored !== undefined;
  }
}

/**
 * What was received stays for administrators to follow its way; the words of a card that is gone do not, nor whoever is
 * known by it alone.
 */
const forgetTraces = async (tx: Transaction, instanceId: string, gone: readonly Gone[]): Promise<void> => {
  if (gone.length === 0) return;
  await sql`
    update inbox_activity set body = ''::bytea
    where about = any(${gone.map(({ uri }) => uri)}::text[]) and kind in ('Create', 'Update')
      and handled_at is not null`.execute(tx.sql);
  await forgetCardPeople(
    tx,
    instanceId,
    gone.map(({ personUri }) => personUri),
  );
};
