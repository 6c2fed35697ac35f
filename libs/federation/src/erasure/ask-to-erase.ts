import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';

import type { Database, Tables, Transaction } from '#libs/database';
import { defineJob, type DomainEventBus, type Job } from '#libs/jobs';
import { DomainError, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { endFollows } from '../actors/bury-actor.js';
import { idFrom, type Outbox } from '../delivery/outbox.js';
import { deleteActor } from '../outgoing/activities/content.js';
import type { Addresses } from '../outgoing/addresses.js';

export interface ErasureParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

const DAY_MS = 24 * 3_600_000;
/** A server that has been away for so long is asked no more. */
const ASKED_FOR_DAYS = 90;
const AT_ONCE = 500;

let declared: Job<object> | null = null;

/** Asks again those servers that could not be told. Declared at the first use: where federation is off, nobody handles it. */
export const askAgainToErase = (): Job<object> =>
  (declared ??= defineJob({
    name: 'federation.ask-again-to-erase',
    input: z.object({}),
    schedule: '23 4 * * *',
    retry: { tries: 3, firstSeconds: 300, ceilingSeconds: 3_600 },
    expireSeconds: 900,
  }));

interface Leaver {
  readonly personId: string;
  readonly person: string;
}

interface Unheard extends Leaver {
  readonly host: string;
  readonly times: number;
}

/** Asks other servers to erase what they have of people of this instance who leave, and notes whom it asked. */
export class AskToErase {
  constructor(private readonly parts: ErasureParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.erasure', ['person.removed'], ({ payload }) => this.ask(payload.personId));
  }

  /** Asks every server that was ever sent something of this person. Asking again changes nothing. */
  async ask(personId: string): Promise<void> {
    const { database, clock } = this.parts;
    await database.transaction(async (tx) => {
      const person = await this.addressOf(tx, personId);
      if (person === null) return;
      const activityId = idFrom('erasure', personId);
      const { rows } = await sql<{ host: string }>`
        insert into erasure_request (person_id, host, requested_at, activity_id)
        select ${personId}, found.host, ${clock.now()}, ${activityId} from (${hostsThatKnow(personId)}) found
        on conflict do nothing returning host`.execute(tx.sql);
      const hosts = rows.map(({ host }) => host);
      await this.publish(tx, { personId, person }, { activityId, hosts });
      if (hosts.length > 0) await tx.record('erasure.asked', { personId, hosts, by: null });
      // Who is to be told was found by these, so they go last.
      await endFollows(tx, personId);
    });
  }

  /** Asks again where the last request was given up, or never went out: so many at `most`. */
  async askAgain(most = AT_ONCE): Promise<void> {
    const { database, clock } = this.parts;
    const since = new Date(clock.now().getTime() - ASKED_FOR_DAYS * DAY_MS);
    const unheard = await this.unheard(database.sql, sql`e.requested_at > ${since}`, most);
    for (const each of unheard) await database.transaction((tx) => this.again(tx, each));
  }

  /**
   * Has those servers asked again that could not be told of one person.
   *
   * @returns how many
   * @throws DomainError `not-allowed`, `not-found`
   */
  async retry(me: AccountViewer, personId: string): Promise<number> {
    if (me.role !== 'admin') throw new DomainError('not-allowed');
    return this.parts.database.transaction(async (tx) => {
      const known = await tx.sql
        .selectFrom('erasure_request')
        .select('host')
        .where('person_id', '=', personId)
        .forUpdate()
        .execute();
      if (known.length === 0) throw notFound();
      const unheard = await this.unheard(tx.sql, sql`e.person_id = ${personId}`);
      for (const each of unheard) await this.again(tx, each);
      const hosts = unheard.map(({ host }) => host);
      if (hosts.length > 0) await tx.record('erasure.asked', { personId, hosts, by: me.personId });
      return hosts.length;
    });
  }

  /** Whoever was asked the fewest times comes first: those who never answer keep nobody waiting. */
  private async unheard(db: Kysely<Tables>, where: RawBuilder<unknown>, most = AT_ONCE): Promise<Unheard[]> {
    const { rows } = await sql<{ personId: string; name: string; host: string; times: number }>`
      select e.person_id as "personId", p.name, e.host, e.times from erasure_request e
      join person p on p.id = e.person_id
      left join delivery d on d.activity_id = e.activity_id and d.host = e.host
      where ${where} and (d.seq is null or d.dead_at is not null)
      order by e.times, e.requested_at, e.person_id, e.host limit ${most}`.execute(db);
    return rows.map(({ name, ...row }) => ({ ...row, person: this.parts.addresses.person(name).id }));
  }

  private async again(tx: Transaction, { personId, person, host, times }: Unheard): Promise<void> {
    const activityId = idFrom('erasure', personId, host, String(times));
    await tx.sql
      .updateTable('erasure_request')
      .set({ times: times + 1, activity_id: activityId })
      .where('person_id', '=', personId)
      .where('host', '=', host)
      .execute();
    await this.publish(tx, { personId, person }, { activityId, hosts: [host] });
  }

  /** Null for somebody who is still here, or elsewhere. */
  private async addressOf(tx: Transaction, personId: string): Promise<string | null> {
    const row = await tx.sql
      .selectFrom('person')
      .select('name')
      .where('id', '=', personId)
      .where('uri', 'is', null)
      .where('deleted_at', 'is not', null)
      .executeTakeFirst();
    return row === undefined ? null : this.parts.addresses.person(row.name).id;
  }

  private async publish(
    tx: Transaction,
    { personId, person }: Leaver,
    { activityId: id, hosts }: { readonly activityId: string; readonly hosts: readonly string[] },
  ): Promise<void> {
    if (hosts.length === 0) return;
    const { addresses, outbox, clock } = this.parts;
    const document = deleteActor(addresses, { activityId: id, actor: person, at: clock.now() }, true);
    const uri = addresses.activity('delete', id);
    const activity = { id, uri, actorId: personId, kind: 'Delete', objectId: null, isPublic: true, document };
    await outbox.publish(tx, activity, { actors: await someoneAt(tx, hosts) });
  }
}

/**
 * Servers that were sent something by or of a person, or about them, that fetched something that names them, or have
 * somebody who follows them or whom they follow. Each part is found by an index of its own.
 */
const hostsThatKnow = (personId: string) => sql`
  select d.host from (
    select a.id from outbox_activity a where a.actor_id = ${personId}
    union
    select a.id from outbox_activity a where a.object_id = ${personId}
    union
    select a.id from post p join outbox_activity a on a.object_id = p.id where p.author_id = ${personId}
  ) told join delivery d on d.activity_id = told.id
  union
  select host from person_reader where person_id = ${personId}
  union
  select i.host from follow f join remote_actor r on r.owner_id = f.target_id join instance i on i.id = r.instance_id
    where f.follower_id = ${personId}
  union
  select i.host from follow f join remote_actor r on r.owner_id = f.follower_id join instance i on i.id = r.instance_id
    where f.target_id = ${personId}`;

/** One actor at each host, through whose inbox it is told: where there is one, its shared inbox. */
const someoneAt = async (tx: Transaction, hosts: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct on (i.host) r.owner_id as id from remote_actor r join instance i on i.id = r.instance_id
    where i.host = any(${[...hosts]}::text[]) and r.gone_at is null
    order by i.host, r.shared_inbox is null, r.owner_id`.execute(tx.sql);
  return rows.map(({ id }) => id);
};
