import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';
import { given, testDatabase, type TestDatabase } from '#libs/testing';

import { pruneRules } from './prune-rules.js';
import { prune } from './prune.js';

const DAY = 24 * 3_600_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY);

/** A UUIDv7 of that moment. */
const idOf = (at: Date): string => {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${newId().slice(13)}`;
};

describe('pruning', () => {
  let test: TestDatabase;
  let personId: string;
  beforeAll(async () => {
    test = await testDatabase();
    ({ id: personId } = await given(test.database).person());
  });
  afterAll(() => test.drop());

  const write = (text: string, values: unknown[]): Promise<unknown> => test.database.pool.query(text, values);
  const left = async (table: string, column: string): Promise<unknown[]> =>
    (await test.database.pool.query(`select ${column} as kept from ${table} order by 1`)).rows.map(
      (row: { kept: unknown }) => row.kept,
    );

  const threadEvent = (seq: number, at: Date) =>
    write(
      `insert into thread_event (thread_id, seq, community_id, kind, payload, created_at)
      values ($1, $2, $1, 'post.added', '{}', $3)`,
      [personId, seq, at],
    );
  const fact = (id: string, handledAt: Date | null) =>
    write(
      `insert into domain_event (id, kind, payload, created_at, handled_at) values ($1, 'person.updated', '{}', now(), $2)`,
      [id, handledAt],
    );
  const notification = async (updatedAt: Date, readAt: Date | null): Promise<string> => {
    const id = newId();
    await write(
      `insert into notification (id, person_id, kind, group_key, created_at, updated_at, read_at)
      values ($1::uuid, $2, 'reply', $1::uuid::text, $3, $3, $4)`,
      [id, personId, updatedAt, readAt],
    );
    return id;
  };
  const cause = (eventId: string, notificationId: string) =>
    write(`insert into notification_cause (event_id, person_id, notification_id) values ($1, $2, $3)`, [
      eventId,
      personId,
      notificationId,
    ]);

  it('removes stream events older than the setting, batch by batch, and no younger one', async () => {
    for (let seq = 1; seq <= 7; seq += 1) await threadEvent(seq, daysAgo(11));
    await threadEvent(8, daysAgo(9));
    await write(
      `insert into account_event (person_id, seq, kind, payload, created_at)
      values ($1, 1, 'read.moved', '{}', $2), ($1, 2, 'read.moved', '{}', $3)`,
      [personId, daysAgo(11), daysAgo(9)],
    );
    const removed = await prune(test.database, { kept: { streamEvents: 10 }, batch: 3 });
    expect([removed['thread_event'], removed['account_event']]).toEqual([7, 1]);
    expect(await left('thread_event', 'seq')).toEqual([8]);
    expect(await left('account_event', 'seq')).toEqual([2]);
    const again = await prune(test.database, { kept: { streamEvents: 10 } });
    expect(Object.values(again)).toEqual(Object.keys(pruneRules).map(() => 0));
  });

  it('stops between batches when the process stops', async () => {
    await threadEvent(20, daysAgo(50));
    const removed = await prune(test.database, { kept: { streamEvents: 30 }, signal: AbortSignal.abort() });
    expect(removed['thread_event']).toBe(0);
    await prune(test.database, { kept: { streamEvents: 30 } });
    expect(await left('thread_event', 'seq')).not.toContain(20);
  });

  it('forgets answers to creates after a week', async () => {
    const answer = (key: string, at: Date) =>
      write(
        `insert into idempotency_key (person_id, key, operation, request_hash, status, answer, created_at)
        values ($1, $2, 'x', '', 201, '{}', $3)`,
        [personId, key, at],
      );
    await answer('old', daysAgo(8));
    await answer('young', daysAgo(6));
    await prune(test.database, { kept: { streamEvents: 30 } });
    expect(await left('idempotency_key', 'key')).toEqual(['young']);
  });

  it('forgets causes with their facts, and old notifications: read ones first', async () => {
    const [longAgo, lately] = [idOf(daysAgo(20)), idOf(daysAgo(19))];
    await fact(longAgo, daysAgo(8));
    await fact(lately, null);
    const fresh = idOf(daysAgo(0));
    const kept = [await notification(daysAgo(170), daysAgo(1)), await notification(daysAgo(200), null)];
    const gone = [await notification(daysAgo(190), daysAgo(1)), await notification(daysAgo(370), null)];
    await cause(longAgo, kept[0] ?? '');
    await cause(lately, kept[0] ?? '');
    await cause(fresh, gone[0] ?? '');
    await prune(test.database, { kept: { streamEvents: 30 } });
    expect(await left('notification', 'id')).toEqual(kept.toSorted());
    expect(await left('notification_cause', 'event_id')).toEqual([lately]);
    expect(await left('domain_event', 'id')).toEqual([lately]);
  });
});
