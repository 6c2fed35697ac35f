import { sql, type RawBuilder } from 'kysely';

import type { ExpertiseCard } from '#libs/contracts';
import type { Database, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import { newId, type Clock } from '#libs/kernel';
import { cardContent, getsCards, mayHaveCard } from '#libs/people';

import type { Outbox } from '../delivery/outbox.js';
import { sendCard, withdrawCard } from '../outgoing/activities/cards.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';

export interface CardParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** The row of this instance. */
  readonly instanceId: string;
}

/** Whose cards, or at which partner; everybody's at all of them where neither is said. */
export type CardsAbout = { readonly personId: string } | { readonly instanceId: string } | 'all';

/** A card that is at a partner in another state than it should be; `content` is null where it should not be there. */
interface Due {
  readonly cardId: string;
  readonly sentId: string | null;
  readonly instanceId: string;
  readonly host: string;
  readonly content: ExpertiseCard | null;
  readonly digest: string | null;
}

interface Letter {
  readonly kind: 'create' | 'update' | 'delete';
  readonly activityId: string;
  readonly document: OutgoingDocument;
}

const AT_ONCE = 200;
const DAY_MS = 24 * 3_600_000;
/** A partner that has been away for so long is asked no more. */
const ASKED_FOR_DAYS = 90;

const KINDS = { create: 'Create', update: 'Update', delete: 'Delete' } as const;

const within = (
  about: CardsAbout,
  person: RawBuilder<unknown>,
  instance: RawBuilder<unknown>,
): RawBuilder<boolean> => {
  if (about === 'all') return sql<boolean>`true`;
  return 'personId' in about
    ? sql<boolean>`${person} = ${about.personId}`
    : sql<boolean>`${instance} = ${about.instanceId}`;
};

const isPersonHeardOf = [
  'expertise-card.changed',
  'person.updated',
  'person.suspended',
  'person.restored',
  'person.moved',
  'person.removed',
] as const;

const isPartnerHeardOf = ['agreement.decided', 'agreement.ended', 'peer.policy-changed'] as const;

/**
 * Has every partner have what it should of the expertise cards of this instance: the present card of whoever agreed, while
 * an agreement covers it, and nothing else. What a partner has is compared with that, so that doing it again changes nothing.
 */
export class SettleCards {
  constructor(private readonly parts: CardParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.cards', isPersonHeardOf, ({ payload: { personId } }) =>
      this.settle({ personId }),
    );
    bus.subscribe('federation.cards-at-partners', isPartnerHeardOf, ({ payload: { instanceId } }) =>
      this.settle({ instanceId }),
    );
  }

  async settle(about: CardsAbout): Promise<void> {
    const { database } = this.parts;
    while ((await database.transaction((tx) => this.round(tx, about))) === AT_ONCE);
  }

  /** What was given up is sent again, and what should be elsewhere by now looked through once more. */
  async again(): Promise<void> {
    const { database } = this.parts;
    await database.transaction(async (tx) => {
      await sql`
        update expertise_card_sent s set digest = '' from instance i
        where i.id = s.instance_id and s.withdrawn_at is null and ${isGivenUp(sql`s.activity_id`)}`.execute(
        tx.sql,
      );
    });
    await database.transaction((tx) => this.withdrawAgain(tx));
    await this.settle('all');
  }

  private async round(tx: Transaction, about: CardsAbout): Promise<number> {
    // One after the other, so that nobody is sent the same twice.
    await sql`select pg_advisory_xact_lock(hashtextextended('expertise cards', 0))`.execute(tx.sql);
    const due = await findDue(tx, about);
    for (const each of due) await this.tell(tx, each);
    return due.length;
  }

  private async tell(
    tx: Transaction,
    { cardId, sentId, instanceId, host, content, digest }: Due,
  ): Promise<void> {
    const [now, activityId] = [this.parts.clock.now(), newId()];
    if (content === null || digest === null) {
      if (sentId !== null) await this.withdraw(tx, { sentId, host, instanceId, activityId });
      return;
    }
    const id = sentId ?? newId();
    const sent = { digest, activity_id: activityId };
    if (sentId === null)
      await tx.sql
        .insertInto('expertise_card_sent')
        .values({ id, card_id: cardId, instance_id: instanceId, sent_at: now, ...sent })
        .execute();
    else await tx.sql.updateTable('expertise_card_sent').set(sent).where('id', '=', id).execute();
    const kind = sentId === null ? 'create' : 'update';
    const facts = { cardId: id, partner: actorAt(host), content };
    const document = sendCard(this.parts.addresses, kind, this.by(activityId), facts);
    await this.publish(tx, { kind, activityId, document }, instanceId);
  }

  private async withdraw(
    tx: Transaction,
    {
      sentId,
      host,
      instanceId,
      activityId,
    }: Omit<Due, 'sentId' | 'cardId' | 'content' | 'digest'> & {
      readonly sentId: string;
      readonly activityId: string;
    },
  ): Promise<void> {
    await sql`
      update expertise_card_sent set withdrawal_id = ${activityId}, times = times + 1,
        withdrawn_at = coalesce(withdrawn_at, ${this.parts.clock.now()})
      where id = ${sentId}`.execute(tx.sql);
    const facts = { cardId: sentId, partner: actorAt(host) };
    const document = withdrawCard(this.parts.addresses, this.by(activityId), facts);
    await this.publish(tx, { kind: 'delete', activityId, document }, instanceId);
  }

  /** Whoever was asked the fewest times comes first: those who never answer keep nobody waiting. */
  private async withdrawAgain(tx: Transaction): Promise<void> {
    const since = new Date(this.parts.clock.now().getTime() - ASKED_FOR_DAYS * DAY_MS);
    const { rows } = await sql<{ sentId: string; instanceId: string; host: string }>`
      select s.id as "sentId", i.id as "instanceId", i.host
      from expertise_card_sent s join instance i on i.id = s.instance_id
      where s.withdrawn_at > ${since} and ${isGivenUp(sql`s.withdrawal_id`)}
      order by s.times, s.withdrawn_at, s.id limit ${sql.lit(AT_ONCE)} for no key update of s`.execute(
      tx.sql,
    );
    for (const row of rows) await this.withdraw(tx, { ...row, activityId: newId() });
  }

  private by(activityId: string) {
    const { addresses, clock } = this.parts;
    return { activityId, actor: addresses.instance.id, at: clock.now() };
  }

  private async publish(tx: Transaction, letter: Letter, partnerId: string): Promise<void> {
    const { addresses, outbox, instanceId: actorId } = this.parts;
    const { kind, activityId: id, document } = letter;
    const uri = addresses.activity(kind, id);
    const activity = { id, uri, actorId, kind: KINDS[kind], objectId: null, isPublic: false, document };
    await outbox.publish(tx, activity, { actors: [partnerId] });
  }
}

/** Where servers like this one have the actor of the instance. */
const actorAt = (host: string): string => `https://${host}/actor`;

/** Whether an activity to a partner (as `i`) was given up, or could not be sent at all. */
const isGivenUp = (activityId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`not exists (
  select 1 from delivery d where d.activity_id = ${activityId} and d.host = i.host and d.dead_at is null)`;

/** In one statement, some at a time. */
const findDue = async (tx: Transaction, about: CardsAbout): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    with wanted as (
      select c.id as card_id, i.id as instance_id, k.content, md5(k.content::text) as digest
      from expertise_card c join person p on p.id = c.person_id
      cross join lateral (select ${cardContent} as content offset 0) k
      join instance i on not i.is_local and ${getsCards('i')}
      where c.withdrawn_at is null and ${mayHaveCard} and ${within(about, sql`c.person_id`, sql`i.id`)}
    ), there as (
      select s.id, s.card_id, s.instance_id, s.digest
      from expertise_card_sent s join expertise_card c on c.id = s.card_id
      where s.withdrawn_at is null and ${within(about, sql`c.person_id`, sql`s.instance_id`)}
    ), due as (
      select coalesce(w.card_id, t.card_id) as card_id, t.id as sent_id, w.content, w.digest,
        coalesce(w.instance_id, t.instance_id) as instance_id
      from wanted w full join there t on t.card_id = w.card_id and t.instance_id = w.instance_id
      where t.digest is distinct from w.digest
      limit ${sql.lit(AT_ONCE)}
    )
    select d.card_id as "cardId", d.sent_id as "sentId", d.content, d.digest, d.instance_id as "instanceId", i.host
    from due d join instance i on i.id = d.instance_id`.execute(tx.sql);
  return rows;
};
