import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { markAllRead, readMyEvents, readThread, readThreadEvents } from '#libs/contracts';
import { prune } from '#libs/jobs';
import { setStage, type Stage } from '#libs/testing';

const OLD = `now() - interval '31 days'`;

describe('streams whose old events are gone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const pruneOld = () => prune(stage.test.database, { kept: { streamEvents: 30 } });

  it('tell whoever stands too far back in a thread to load afresh, and go on with their numbers', async () => {
    const threadId = await stage.open(stage.asMember);
    const params = { threadId };
    for (const words of ['two', 'three', 'four']) await stage.reply(stage.asOwner, threadId, words);
    await stage.test.database.pool.query(
      `update thread_event set created_at = ${OLD} where thread_id = $1 and seq <= 3`,
      [threadId],
    );
    await pruneOld();
    const after = async (seq: number) =>
      (await stage.asNobody(readThreadEvents, { params, query: { after: String(seq) } })).answer;
    expect(await after(2)).toEqual({ events: [], seq: 4, more: false, tooOld: true });
    expect(await after(4)).toEqual({ events: [], seq: 4, more: false, tooOld: false });
    const kept = await after(3);
    expect([kept.events.map(({ seq }) => seq), kept.tooOld]).toEqual([[4], false]);

    const { answer: page } = await stage.asNobody(readThread, { params });
    expect([page.seq, page.posts.length]).toEqual([4, 4]);
    await stage.reply(stage.asOwner, threadId, 'five');
    const next = await after(page.seq);
    expect([next.events.map(({ seq }) => seq), next.seq, next.tooOld]).toEqual([[5], 5, false]);
  });

  it('say so also when nothing at all is kept', async () => {
    const threadId = await stage.open(stage.asMember);
    await stage.test.database.pool.query(`update thread_event set created_at = ${OLD} where thread_id = $1`, [
      threadId,
    ]);
    await pruneOld();
    const { answer } = await stage.asNobody(readThreadEvents, {
      params: { threadId },
      query: { after: '0' },
    });
    expect(answer).toEqual({ events: [], seq: 1, more: false, tooOld: true });
  });

  it('do the same for a person’s own stream', async () => {
    const after = async (seq: number) =>
      (await stage.asMember(readMyEvents, { query: { after: String(seq) } })).answer;
    await stage.asMember(markAllRead);
    const { seq } = await after(0);
    await stage.test.database.pool.query(
      `update account_event set created_at = ${OLD} where person_id = $1`,
      [stage.member.id],
    );
    await pruneOld();
    expect(await after(0)).toEqual({ events: [], seq, more: false, tooOld: true });
    await stage.asMember(markAllRead);
    const next = await after(seq);
    expect([next.events.map((event) => event.seq), next.tooOld]).toEqual([[seq + 1], false]);
  });
});
