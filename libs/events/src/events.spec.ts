import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  answerEvent,
  archiveCommunity,
  createEvent,
  deleteThread,
  getCommunity,
  leaveCommunity,
  listCommunityEvents,
  listEventGuests,
  listMyEvents,
  readEvent,
  readThread,
  readThreadEvents,
  removeMember,
  replyToThread,
  restoreThread,
  setEventState,
  updateEvent,
  withdrawEventAnswer,
  type EventView,
} from '#libs/contracts';
import { eventually, setStage, type ApiCaller, type Stage } from '#libs/testing';

import { eventIn, inHours, planAs } from './planned.fixture.js';

const changeOf = (event: EventView) => ({
  title: event.title,
  startsAt: event.startsLocal,
  endsAt: event.endsLocal,
  timeZone: event.timeZone,
  place: event.place,
  link: event.link,
  recordingId: event.recording?.videoId ?? null,
  version: event.version,
});

describe('events of a community', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const params = ({ id }: { id: string }) => ({ eventId: id });
  const read = (as: ApiCaller, event: EventView) => as(readEvent, { params: params(event) });
  const privateCommunity = async (): Promise<string> => {
    const { id } = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    await stage.test.given.member(id, stage.member.id);
    return id;
  };

  it('are planned by members, in the time of a place, and are a thread that says so', async () => {
    const body = {
      ...eventIn(1),
      startsAt: '2030-07-01T10:00',
      endsAt: '2030-07-01T11:30',
      language: 'cy',
    } as const;
    const { status, answer: event } = await stage.asMember(createEvent, {
      params: { communityId: stage.communityId },
      body,
    });
    expect(status).toBe(201);
    expect(event).toMatchObject({
      title: 'Bench morning',
      language: 'cy',
      startsAt: '2030-07-01T09:00:00.000Z',
      endsAt: '2030-07-01T10:30:00.000Z',
      startsLocal: '2030-07-01T10:00',
      timeZone: 'Europe/London',
      state: 'planned',
      answers: { yes: 0, maybe: 0, no: 0 },
      mine: null,
      version: 1,
      agenda: { markdown: 'Bring a **spanner**.', version: 1 },
      permissions: { canEdit: true, canEditAgenda: true, canAnswer: true, canSeeWhoComes: true },
    });
    const { answer: page } = await stage.asNobody(readThread, { params: { threadId: event.threadId } });
    expect(page.thread).toMatchObject({ title: 'Bench morning', eventId: event.id, videoId: null });
    expect(page.posts[0]?.html).toContain('<strong>spanner</strong>');
    expect((await read(stage.asNobody, event)).answer).toMatchObject({
      permissions: { canEdit: false, canEditAgenda: false, canAnswer: false, canSeeWhoComes: false },
    });
    const { answer: community } = await stage.asNobody(getCommunity, {
      params: { community: stage.communityId },
    });
    expect([community.hasEvents, community.permissions.canPlanEvent]).toEqual([true, false]);
  });

  it('are refused with a reason beside the field, and to those who may not plan them', async () => {
    const { communityId } = stage;
    const plan = (as: ApiCaller, change: object) =>
      as(createEvent, { params: { communityId }, body: { ...eventIn(5), ...change } });
    const wrong = {
      startsAt: { startsAt: '2026-02-30T10:00' },
      endsAt: { endsAt: inHours(4) },
      timeZone: { timeZone: 'Mars/Olympus' },
      link: { link: 'http://meet.example' },
      title: { title: ' ' },
    };
    for (const [field, change] of Object.entries(wrong)) {
      const { status, problem } = await plan(stage.asMember, change);
      expect([field, status, problem.fields?.map(({ path }) => path)]).toEqual([field, 400, [field]]);
    }
    const long = await plan(stage.asMember, { endsAt: inHours(24 * 40) });
    expect([long.status, long.problem.code]).toEqual([422, 'event.too-long']);
    const guest = await stage.newcomer();
    await stage.test.given.member(communityId, guest.person.id, 'guest');
    const stranger = await stage.newcomer();
    for (const { as } of [guest, stranger]) expect((await plan(as, {})).problem.code).toBe('not-allowed');
    expect((await plan(stage.asNobody, {})).problem.code).toBe('sign-in-required');
  });

  it('exist only for those who may read their thread, whatever is asked', async () => {
    const communityId = await privateCommunity();
    const event = await planAs(stage.asMember, communityId, 3);
    const stranger = await stage.newcomer();
    const asked = [
      read(stranger.as, event),
      stranger.as(answerEvent, { params: params(event), body: { answer: 'yes' } }),
      stranger.as(listEventGuests, { params: params(event) }),
      stranger.as(updateEvent, { params: params(event), body: changeOf(event) }),
      stranger.as(setEventState, { params: params(event), body: { state: 'cancelled', version: 1 } }),
      stranger.as(listCommunityEvents, { params: { communityId } }),
      read(stage.asNobody, event),
    ];
    for (const { status } of await Promise.all(asked)) expect(status).toBe(404);
    expect((await stranger.as(listMyEvents)).answer.items).toEqual([]);
    await stage.asMember(deleteThread, { params: { threadId: event.threadId }, body: {} });
    expect((await stage.asOwner(listMyEvents)).answer.items.map(({ id }) => id)).not.toContain(event.id);
    const other = await stage.newcomer();
    await stage.test.given.member(communityId, other.person.id);
    expect((await read(other.as, event)).status).toBe(404);
    await stage.asMember(restoreThread, { params: { threadId: event.threadId } });
    expect((await read(other.as, event)).status).toBe(200);
  });

  it('are listed page by page: the next one first, and what is over the latest first', async () => {
    const { id: communityId } = await stage.test.given.community({
      owner: stage.owner,
      visibility: 'public',
    });
    const hours = [50, 2, 30, -30, -2, -50, 0];
    for (const each of hours)
      await stage.asOwner(createEvent, {
        params: { communityId },
        body: { ...eventIn(each), title: `${each}` },
      });
    const listed = async (when: 'upcoming' | 'past'): Promise<string[]> => {
      const titles: string[] = [];
      let cursor: string | undefined;
      do {
        const { answer } = await stage.asNobody(listCommunityEvents, {
          params: { communityId },
          query: { when, limit: '2', ...(cursor !== undefined && { cursor }) },
        });
        titles.push(...answer.items.map(({ title }) => title));
        cursor = answer.next;
      } while (cursor !== undefined);
      return titles;
    };
    expect(await listed('upcoming')).toEqual(['0', '2', '30', '50']);
    expect(await listed('past')).toEqual(['-2', '-30', '-50']);
    const newcomer = await stage.newcomer();
    await stage.test.given.member(communityId, newcomer.person.id);
    const { answer: mine } = await newcomer.as(listMyEvents, { query: { limit: '3' } });
    expect(mine.items.map(({ title }) => title)).toEqual(['0', '2', '30']);
    const { answer: rest } = await newcomer.as(listMyEvents, {
      query: { limit: '3', cursor: mine.next ?? '' },
    });
    expect(rest.items.map(({ title }) => title)).toEqual(['50']);
  });

  it('are changed by author and facilitators, each change once, the agenda by its author alone', async () => {
    const event = await planAs(stage.asMember, stage.communityId, 48);
    const moved = { ...changeOf(event), startsAt: inHours(50), endsAt: inHours(52), place: 'Room 2' };
    const { answer: byOwner } = await stage.asOwner(updateEvent, { params: params(event), body: moved });
    expect(byOwner).toMatchObject({ version: 2, place: 'Room 2', permissions: { canEditAgenda: false } });
    const late = await stage.asMember(updateEvent, { params: params(event), body: changeOf(event) });
    expect([late.status, late.problem.code]).toEqual([409, 'event.changed']);
    const agenda = { markdown: 'Bring *two* spanners.', version: 1 };
    const { answer: event2 } = await stage.asMember(updateEvent, {
      params: params(event),
      body: { ...changeOf(byOwner), title: 'Bench afternoon', agenda },
    });
    expect(event2).toMatchObject({ version: 3, title: 'Bench afternoon', agenda: { version: 2 } });
    const refused = await stage.asOwner(updateEvent, {
      params: params(event),
      body: { ...changeOf(event2), agenda: { markdown: 'Something else', version: 2 } },
    });
    expect([refused.status, (await read(stage.asOwner, event)).answer.version]).toEqual([403, 3]);
    const stale = await stage.asMember(updateEvent, {
      params: params(event),
      body: { ...changeOf(event2), title: 'Never', agenda: { markdown: 'Never', version: 1 } },
    });
    expect(stale.problem.code).toBe('post.changed-meanwhile');
    expect((await read(stage.asOwner, event)).answer.title).toBe('Bench afternoon');
    const stranger = await stage.newcomer();
    const theirs = await stranger.as(updateEvent, { params: params(event), body: changeOf(event2) });
    expect(theirs.problem.code).toBe('not-allowed');
  });

  it('of two changes at one moment one is taken', async () => {
    const event = await planAs(stage.asMember, stage.communityId, 48);
    const answers = await Promise.all(
      [stage.asMember, stage.asOwner].map((as) =>
        as(updateEvent, { params: params(event), body: { ...changeOf(event), place: 'Elsewhere' } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('can be cancelled and resumed; nobody answers what is cancelled or over', async () => {
    const event = await planAs(stage.asMember, stage.communityId, 48);
    const set = (state: 'planned' | 'cancelled', version: number) =>
      stage.asOwner(setEventState, { params: params(event), body: { state, version } });
    const answer = (id: string) =>
      stage.asMember(answerEvent, { params: { eventId: id }, body: { answer: 'yes' } });
    expect((await set('cancelled', 1)).answer).toMatchObject({ state: 'cancelled', version: 2 });
    expect((await set('planned', 1)).problem.code).toBe('event.changed');
    expect((await answer(event.id)).problem.code).toBe('event.cancelled');
    expect((await set('planned', 2)).answer).toMatchObject({ state: 'planned', version: 3 });
    expect((await answer(event.id)).answer.mine).toBe('yes');
    const past = await planAs(stage.asMember, stage.communityId, -48);
    expect((await answer(past.id)).problem.code).toBe('event.over');
    expect(past.permissions).toMatchObject({ canAnswer: false, canEdit: true });
  });

  it('count answers live, for everybody, and name guests to members', async () => {
    const event = await planAs(stage.asMember, stage.communityId, 48);
    const say = (as: ApiCaller, answer: 'yes' | 'maybe' | 'no') =>
      as(answerEvent, { params: params(event), body: { answer } });
    const kinds = async (): Promise<string[]> =>
      (
        await stage.asMember(readThreadEvents, {
          params: { threadId: event.threadId },
          query: { after: '0' },
        })
      ).answer.events.map(({ kind }) => kind);
    await say(stage.asMember, 'maybe');
    await say(stage.asMember, 'maybe');
    expect(await kinds()).toEqual(['post.added', 'event.changed']);
    await say(stage.asOwner, 'yes');
    const { answer } = await say(stage.asMember, 'yes');
    expect(answer).toMatchObject({ answers: { yes: 2, maybe: 0, no: 0 }, mine: 'yes' });
    expect((await read(stage.asNobody, event)).answer).toMatchObject({ answers: { yes: 2 }, mine: null });
    const guests = (as: ApiCaller, query = {}) => as(listEventGuests, { params: params(event), query });
    const first = await guests(stage.asMember, { limit: '1' });
    const second = await guests(stage.asMember, { limit: '1', cursor: first.answer.next });
    expect([first, second].flatMap(({ answer: { items } }) => items.map(({ person }) => person.id))).toEqual([
      stage.owner.id,
      stage.member.id,
    ]);
    expect(second.answer.next).toBeUndefined();
    const stranger = await stage.newcomer();
    expect((await guests(stranger.as)).problem.code).toBe('not-allowed');
    expect((await say(stranger.as, 'yes')).problem.code).toBe('not-allowed');
    const gone = await stage.asOwner(withdrawEventAnswer, { params: params(event) });
    expect(gone.answer).toMatchObject({ answers: { yes: 1 }, mine: null });
    const before = (await kinds()).length;
    await stage.asOwner(withdrawEventAnswer, { params: params(event) });
    expect(await kinds()).toHaveLength(before);
  });

  it('a locked thread keeps answers open; an archived community closes all', async () => {
    const { id: communityId } = await stage.test.given.community({
      owner: stage.owner,
      visibility: 'public',
    });
    const event = await planAs(stage.asOwner, communityId, 48);
    await stage.test.database.sql
      .updateTable('thread')
      .set({ locked_at: new Date() })
      .where('id', '=', event.threadId)
      .execute();
    await stage.test.given.member(communityId, stage.member.id);
    const say = () => stage.asMember(answerEvent, { params: params(event), body: { answer: 'yes' } });
    const reply = { params: { threadId: event.threadId }, body: { markdown: 'I come' } };
    expect((await say()).status).toBe(200);
    expect((await stage.asMember(replyToThread, reply)).problem.code).toBe('thread.locked');
    await stage.asOwner(archiveCommunity, { params: { community: communityId } });
    expect((await say()).problem.code).toBe('community.archived');
  });

  it('show a recording to those who may watch it, from the same community', async () => {
    const event = await planAs(stage.asMember, stage.communityId, -48);
    const parts = { communityId: stage.communityId, authorId: stage.member.id };
    const published = { ...parts, threadId: await stage.open(stage.asMember, { title: 'What we did' }) };
    const [video, draft] = [
      await stage.test.given.video(published),
      await stage.test.given.video({ ...parts, authorId: stage.owner.id }),
    ];
    const elsewhere = await privateCommunity();
    const { threadId } = await planAs(stage.asMember, elsewhere, 1);
    const foreign = await stage.test.given.video({ ...parts, communityId: elsewhere, threadId });
    const put = (recordingId: string) =>
      stage.asMember(updateEvent, { params: params(event), body: { ...changeOf(event), recordingId } });
    for (const id of [draft, foreign, event.id])
      expect((await put(id)).problem.code).toBe('event.recording-missing');
    expect((await put(video)).answer.recording).toEqual({
      videoId: video,
      threadId: published.threadId,
      slug: 'what-we-did',
      title: 'What we did',
    });
    await stage.asMember(deleteThread, { params: { threadId: published.threadId }, body: {} });
    expect((await read(stage.asNobody, event)).answer.recording).toBeNull();
  });

  it('forget the answers of whoever leaves', async () => {
    const event = await planAs(stage.asMember, stage.communityId, 48);
    const people = [await stage.newcomer(), await stage.newcomer(), await stage.newcomer()] as const;
    for (const { person, as } of people) {
      await stage.test.given.member(stage.communityId, person.id);
      await as(answerEvent, { params: params(event), body: { answer: 'yes' } });
    }
    const [leaves, isRemoved, closes] = people;
    await leaves.as(leaveCommunity, { params: { community: stage.communityId } });
    await stage.asOwner(removeMember, {
      params: { community: stage.communityId, person: isRemoved.person.id },
    });
    await stage.test.given.departure(closes.person.id);
    await eventually(async () =>
      expect((await read(stage.asNobody, event)).answer.answers).toEqual({ yes: 0, maybe: 0, no: 0 }),
    );
  });
});
