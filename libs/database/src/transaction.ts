import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type Kysely } from 'kysely';

import { newId, type DomainEventKind, type Clock, type DomainEvents, type RecordedEvent } from '#libs/kernel';

import type { Tables } from './schema/index.js';

/** An event of a thread's stream, with the number that the thread gave it. */
export interface ThreadStreamEvent {
  readonly threadId: string;
  readonly communityId: string;
  readonly seq: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly at: Date;
}

/** An event of a person's own stream. */
export interface AccountStreamEvent {
  readonly personId: string;
  readonly seq: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly at: Date;
}

/** What a committed transaction recorded. */
export interface Committed {
  readonly domainEvents: RecordedEvent[];
  readonly threadEvents: ThreadStreamEvent[];
  readonly accountEvents: AccountStreamEvent[];
}

/** An open transaction: its Kysely, MikroORM's unit of work on the same connection, and the facts that it records. */
export class Transaction {
  readonly sql: Kysely<Tables>;
  readonly facts: Committed = { domainEvents: [], threadEvents: [], accountEvents: [] };

  constructor(
    readonly em: EntityManager,
    private readonly clock: Clock,
  ) {
    this.sql = em.getKysely<Tables>();
  }

  /** Records a fact in this transaction; its consumers run at least once after commit, also over a crash. */
  async record<K extends DomainEventKind>(kind: K, payload: DomainEvents[K]): Promise<void> {
    const event = { id: newId(), kind, payload, at: this.clock.now() };
    await this.sql
      .insertInto('domain_event')
      .values({
        id: event.id,
        kind,
        payload: sql`${JSON.stringify(payload)}::jsonb`,
        created_at: event.at,
      })
      .execute();
    this.facts.domainEvents.push(event as unknown as RecordedEvent);
  }

  /**
   * Appends to a thread's stream under a number that the caller obtained by raising `thread.seq` in this
   * transaction (`returning seq`), so that the stream has neither gap nor repeat.
   */
  async appendThreadEvent(event: Omit<ThreadStreamEvent, 'at'>): Promise<void> {
    const at = this.clock.now();
    await this.sql
      .insertInto('thread_event')
      .values({
        thread_id: event.threadId,
        seq: event.seq,
        community_id: event.communityId,
        kind: event.kind,
        payload: sql`${JSON.stringify(event.payload)}::jsonb`,
        created_at: at,
      })
      .execute();
    this.facts.threadEvents.push({ ...event, at });
  }

  /** Appends to a person's own stream under the next number, which it takes itself. */
  async appendAccountEvent(personId: string, kind: string, payload: unknown): Promise<number> {
    const at = this.clock.now();
    const { rows } = await sql<{ seq: string }>`
      with next as (
        insert into account_stream (person_id, seq) values (${personId}, 1)
        on conflict (person_id) do update set seq = account_stream.seq + 1
        returning seq
      )
      insert into account_event (person_id, seq, kind, payload, created_at)
      select ${personId}, seq, ${kind}, ${JSON.stringify(payload)}::jsonb, ${at} from next
      returning seq`.execute(this.sql);
    const seq = Number(rows[0]?.seq);
    this.facts.accountEvents.push({ personId, seq, kind, payload, at });
    return seq;
  }

  /** As `appendAccountEvent`, for one event each of many people, in one statement. */
  async appendAccountEvents(
    events: readonly { personId: string; kind: string; payload: unknown }[],
  ): Promise<void> {
    if (events.length === 0) return;
    const at = this.clock.now();
    const { rows } = await sql<{ person_id: string; seq: string }>`
      with given as (
        select * from unnest(
          ${events.map((event) => event.personId)}::uuid[],
          ${events.map((event) => event.kind)}::text[],
          ${events.map((event) => JSON.stringify(event.payload))}::text[]) g (person_id, kind, payload)
      ), next as (
        insert into account_stream (person_id, seq)
        select person_id, 1 from given order by person_id
        on conflict (person_id) do update set seq = account_stream.seq + 1
        returning person_id, seq
      )
      insert into account_event (person_id, seq, kind, payload, created_at)
      select g.person_id, next.seq, g.kind, g.payload::jsonb, ${at} from given g join next using (person_id)
      returning person_id, seq`.execute(this.sql);
    const seqs = new Map(rows.map((row) => [row.person_id, Number(row.seq)]));
    for (const event of events)
      this.facts.accountEvents.push({ ...event, seq: seqs.get(event.personId) ?? 0, at });
  }
}
