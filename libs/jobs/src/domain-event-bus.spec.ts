import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { Database, Listener } from '#libs/database';
import { newId } from '#libs/kernel';
import { createLog } from '#libs/observability';
import { eventually, testDatabase, type TestDatabase } from '#libs/testing';

import { countGivenUp } from './count-given-up.js';
import { DomainEventBus } from './domain-event-bus.js';
import { prune } from './prune.js';

const log = createLog('silent');

const record = (database: Database, personId: string): Promise<void> =>
  database.transaction((tx) => tx.record('person.updated', { personId }));

describe('the domain event bus', () => {
  let test: TestDatabase;
  let bus: DomainEventBus;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterEach(async () => {
    await bus.stop();
    await test.database.sql.deleteFrom('domain_event').execute();
  });
  afterAll(() => test.drop());

  it('brings each fact of the wanted kinds to each subscriber soon after the commit', async () => {
    const seen: string[] = [];
    bus = new DomainEventBus(test.database, log);
    bus.subscribe(
      'first',
      ['person.updated'],
      async ({ payload }) => void seen.push(`first ${payload.personId}`),
    );
    bus.subscribe(
      'second',
      ['person.updated'],
      async ({ payload }) => void seen.push(`second ${payload.personId}`),
    );
    bus.subscribe('other', ['post.added'], async () => void seen.push('other'));
    bus.start();
    await record(test.database, 'ada');
    await eventually(() => expect(seen.toSorted()).toEqual(['first ada', 'second ada']));
  });

  it('delivers what another process recorded, in the order in which it was recorded', async () => {
    const seen: string[] = [];
    for (let i = 0; i < 120; i += 1) await record(test.database, String(i));
    bus = new DomainEventBus(test.database, log);
    bus.subscribe('reader', ['person.updated'], async ({ payload }) => void seen.push(payload.personId));
    bus.start();
    await eventually(() => expect(seen).toHaveLength(120));
    expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => String(i)));
  });

  it('hears at once of what a process records that does not deliver', async () => {
    const other = await Database.connect({ url: test.url, poolSize: 2 });
    const recording = new DomainEventBus(other, log);
    recording.announce();
    bus = new DomainEventBus(test.database, log);
    let notified = 0;
    const listener = new Listener(test.url, 'domain_events', () => {
      notified += 1;
    });
    listener.open();
    // It calls once when it begins to hear.
    await eventually(() => expect(notified).toBe(1));
    await record(other, 'ada');
    await eventually(() => expect(notified).toBe(2));
    await listener.close();
    await other.close();
  });

  it('tries a failed delivery again without holding up or repeating the others', async () => {
    const seen: string[] = [];
    let failures = 0;
    bus = new DomainEventBus(test.database, log);
    bus.subscribe('steady', ['person.updated'], async () => void seen.push('steady'));
    bus.subscribe('shaky', ['person.updated'], async () => {
      failures += 1;
      if (failures < 3) throw new Error('not yet');
      seen.push('shaky');
    });
    bus.start();
    await record(test.database, 'ada');
    await eventually(() => expect(seen).toEqual(['steady', 'shaky']));
    // The handler is seen before the transaction that forgets what was owed has committed.
    await eventually(async () => {
      const owed = await test.database.sql.selectFrom('domain_event_delivery').selectAll().execute();
      expect(owed).toEqual([]);
    });
  });

  it('gives a delivery up after many attempts and keeps it visible', async () => {
    bus = new DomainEventBus(test.database, log);
    bus.subscribe('broken', ['person.updated'], async () => Promise.reject(new Error('no')));
    await record(test.database, 'ada');
    for (let i = 0; i < 20; i += 1) {
      await bus.deliverOwed();
      await test.database.sql
        .updateTable('domain_event_delivery')
        .set({ not_before: new Date(0) })
        .execute();
    }
    const [dead] = await test.database.sql.selectFrom('domain_event_delivery').selectAll().execute();
    expect(dead).toMatchObject({ subscriber: 'broken', attempts: 14, last_error: 'Error: no' });
    expect(dead?.dead_at).not.toBeNull();
    expect(await countGivenUp(test.database)).toEqual({ reactions: 1, jobs: 0 });
  });

  it('shares the work between processes, each fact once', async () => {
    const seen: string[] = [];
    const second = new DomainEventBus(test.database, log);
    bus = new DomainEventBus(test.database, log);
    for (const each of [bus, second]) {
      each.subscribe('reader', ['person.updated'], async ({ id }) => void seen.push(id));
    }
    for (let i = 0; i < 100; i += 1) await record(test.database, newId());
    await Promise.all([bus.deliverOwed(), second.deliverOwed()]);
    expect(new Set(seen).size).toBe(100);
    expect(seen).toHaveLength(100);
  });

  it('forgets facts a week after everyone has reacted, and keeps those that are still owed', async () => {
    bus = new DomainEventBus(test.database, log);
    let works = true;
    bus.subscribe('reader', ['person.updated'], () =>
      works ? Promise.resolve() : Promise.reject(new Error('no')),
    );
    await record(test.database, 'done');
    await bus.deliverOwed();
    works = false;
    await record(test.database, 'owed');
    await bus.deliverOwed();
    await record(test.database, 'fresh');
    const longAgo = new Date(Date.now() - 8 * 24 * 3_600_000);
    await test.database.sql
      .updateTable('domain_event')
      .set({ handled_at: longAgo })
      .where('handled_at', 'is not', null)
      .execute();
    await prune(test.database, { kept: { streamEvents: 30 } });
    const left = await test.database.sql.selectFrom('domain_event').select('payload').orderBy('id').execute();
    expect(left).toEqual([{ payload: { personId: 'owed' } }, { payload: { personId: 'fresh' } }]);
  });
});
