import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  answerEvent,
  deleteThread,
  endCalendarAddress,
  makeCalendarAddress,
  makeFeedAddress,
  readCalendarAddress,
  removeMember,
  setEventState,
  type EventView,
} from '#libs/contracts';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

import { planAs } from '../planned.fixture.js';

describe('calendars', () => {
  let stage: Stage;
  let communityId: string;
  let event: EventView;
  beforeAll(async () => {
    stage = await setStage();
    const { owner, test } = stage;
    ({ id: communityId } = await test.given.community({ owner, visibility: 'hidden', title: 'Parks' }));
    await test.given.member(communityId, stage.member.id);
    event = await planAs(stage.asOwner, communityId, 48);
  });
  afterAll(() => stage.test.stop());

  const addressOf = async (as: ApiCaller, query: { communityId?: string } = {}): Promise<string> =>
    (await as(makeCalendarAddress, { query })).answer.address;
  const uidsAt = async (address: string): Promise<string[]> =>
    [...(await (await fetch(address)).text()).matchAll(/^UID:([\w-]+)@/gm)].map(([, id]) => id ?? '');
  const statusOf = async (address: string): Promise<number> => (await fetch(address)).status;
  const newMember = async () => {
    const somebody = await stage.newcomer();
    await stage.test.given.member(communityId, somebody.person.id);
    return somebody;
  };

  it('have one event as a file for those who may read it', async () => {
    const address = `${stage.test.url}/events/${event.id}/event.ics`;
    const cookie = await stage.test.given.cookie(stage.member);
    const answer = await fetch(address, { headers: { cookie } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="event.ics"');
    const text = await answer.text();
    const start = event.startsAt.replaceAll(/[-:]|\.000/g, '');
    for (const line of [
      `DTSTART:${start}`,
      'SUMMARY;LANGUAGE=en:Bench morning',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
    ])
      expect(text).toContain(`\r\n${line}\r\n`);
    expect(text.replaceAll('\r\n ', '')).toContain(
      'DESCRIPTION;LANGUAGE=en:Bring a spanner.\\n\\nhttps://meet',
    );
    const stranger = await stage.test.given.cookie(await stage.test.given.person());
    for (const headers of [{}, { cookie: stranger }])
      expect((await fetch(address, { headers })).status).toBe(404);
    expect(await statusOf(`${stage.test.url}/events/nothing/event.ics`)).toBe(404);
  });

  it('of a community are read under a secret address, and say what was cancelled and how often it changed', async () => {
    const other = await planAs(stage.asOwner, communityId, 60);
    const params = { eventId: other.id };
    await stage.asOwner(setEventState, { params, body: { state: 'cancelled', version: 1 } });
    const address = await addressOf(stage.asMember, { communityId });
    const answer = await fetch(address);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const text = await answer.text();
    expect(text).toContain('\r\nX-WR-CALNAME:Parks\r\n');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).toMatch(new RegExp(`UID:${other.id}[^]*?SEQUENCE:1\r\n[^]*?STATUS:CANCELLED`));
    await stage.asOwner(deleteThread, { params: { threadId: other.threadId }, body: {} });
    expect(await uidsAt(address)).toEqual([event.id]);
  });

  it('of one’s own hold what one said yes or maybe to, as far as one may read it', async () => {
    const { as, person } = await newMember();
    const [yes, maybe, no] = [
      await planAs(stage.asOwner, communityId, 10),
      await planAs(stage.asOwner, stage.communityId, 20),
      await planAs(stage.asOwner, communityId, 30),
    ];
    await stage.test.given.member(stage.communityId, person.id);
    for (const [one, answer] of [
      [yes, 'yes'],
      [maybe, 'maybe'],
      [no, 'no'],
    ] as const)
      await as(answerEvent, { params: { eventId: one.id }, body: { answer } });
    const address = await addressOf(as);
    expect(await uidsAt(address)).toEqual([maybe.id, yes.id]);
    await stage.asOwner(removeMember, { params: { community: communityId, person: person.id } });
    expect(await uidsAt(address)).toEqual([maybe.id]);
  });

  it('end with their address, with one that is made anew, with the membership and with the account', async () => {
    const { as, person } = await newMember();
    const [first, second] = [await addressOf(as, { communityId }), await addressOf(as, { communityId })];
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    const own = await addressOf(as);
    expect((await as(readCalendarAddress, { query: { communityId } })).answer.createdAt).not.toBeNull();
    await as(endCalendarAddress, { query: { communityId } });
    expect((await as(readCalendarAddress, { query: { communityId } })).answer.createdAt).toBeNull();
    expect([await statusOf(second), await statusOf(own)]).toEqual([404, 200]);
    const third = await addressOf(as, { communityId });
    await stage.asOwner(removeMember, { params: { community: communityId, person: person.id } });
    expect([await statusOf(third), await statusOf(own)]).toEqual([404, 200]);
    expect((await as(makeCalendarAddress, { query: { communityId } })).problem.code).toBe('not-found');
    await stage.test.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', person.id)
      .execute();
    expect(await statusOf(own)).toBe(404);
  });

  it('are no podcasts, nor the other way round, and their secrets are not in the database', async () => {
    const { as } = await newMember();
    const calendar = await addressOf(as, { communityId });
    const { address: podcast } = (await as(makeFeedAddress, { params: { communityId } })).answer;
    const secretIn = (address: string): string => address.split('/').at(-2) ?? '';
    expect(await statusOf(podcast)).toBe(200);
    expect(await statusOf(podcast.replace('feed.xml', 'events.ics').replace('/feeds/', '/calendars/'))).toBe(
      404,
    );
    expect(await statusOf(`${stage.test.url}/feeds/${secretIn(calendar)}/feed.xml`)).toBe(404);
    const { rows } = await stage.test.database.pool.query<{ row: string }>(
      'select f::text as row from feed_address f',
    );
    for (const address of [calendar, podcast]) expect(JSON.stringify(rows)).not.toContain(secretIn(address));
  });
});
