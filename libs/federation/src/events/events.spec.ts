import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  answerEvent,
  createEvent,
  listCommunityEvents,
  listNotifications,
  readEvent,
  setEventState,
  updateEvent,
  type EventView,
} from '#libs/contracts';
import { apiCaller, eventually, type ApiCaller, type GivenPerson } from '#libs/testing';

import { join, WrittenCommunity } from '../history/written-community.fixture.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, type RemoteAuthor } from '../inbox/peer.fixture.js';
import { readDocument } from '../incoming/read-document.js';
import { eventOf } from './event-of.js';

const HOST = 'mobilizon.example';
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

let scene: InboxScene;
let group: RemoteAuthor;
let author: RemoteAuthor;
let communityId: string;
let reader: GivenPerson;
let asReader: ApiCaller;

beforeAll(async () => {
  scene = await setInboxScene([HOST]);
  const community = await WrittenCommunity.on(scene.peer, HOST);
  ({ group, author } = community);
  community.list(10);
  communityId = await join(scene, community);
  reader = await scene.test.given.person();
  await scene.test.given.member(communityId, reader.id);
  asReader = apiCaller(scene.test.url, await scene.test.given.cookie(reader));
});
afterAll(() => scene?.stop());

const document = (id: string, parts: Record<string, unknown> = {}): Record<string, unknown> => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: `https://${HOST}/events/${id}`,
  type: 'Event',
  attributedTo: author.id,
  audience: group.id,
  name: 'A walk',
  content: '<p>Along the <strong>pier</strong></p>',
  mediaType: 'text/html',
  to: [PUBLIC, group.id],
  cc: [],
  published: new Date().toISOString(),
  startTime: '2035-07-01T09:00:00+01:00',
  endTime: '2035-07-01T11:00:00+01:00',
  timezone: 'Europe/London',
  location: [
    { type: 'Place', name: 'The pier' },
    { type: 'VirtualLocation', name: 'Online', url: 'https://meet.example/walk' },
  ],
  ...parts,
});

const passOn = (type: 'Create' | 'Update', object: Record<string, unknown>) =>
  scene.settle(group, activityOf(group, 'Announce', activityOf(author, type, object)));

const events = async (): Promise<EventView[]> =>
  (await asReader(listCommunityEvents, { params: { communityId } })).answer.items;

describe('an event of a community elsewhere', () => {
  it('is an event here, with an answer that stays here, and moves and ends as it does there', async () => {
    expect(await passOn('Create', document('1'))).toMatchObject({ verdict: 'applied' });
    const [event] = await events();
    expect(event).toMatchObject({
      title: 'A walk',
      startsAt: '2035-07-01T08:00:00.000Z',
      endsAt: '2035-07-01T10:00:00.000Z',
      startsLocal: '2035-07-01T09:00',
      place: 'The pier, Online',
      link: 'https://meet.example/walk',
      isElsewhere: true,
      permissions: { canEdit: false, canEditAgenda: false, canAnswer: true },
    });
    const params = { eventId: event?.id ?? '' };
    await asReader(answerEvent, { params, body: { answer: 'yes' } });
    const moved = { startTime: '2035-07-02T09:00:00+01:00', endTime: '2035-07-02T11:00:00+01:00' };
    const updated = new Date().toISOString();
    await passOn('Update', document('1', { ...moved, updated }));
    await passOn('Update', document('1', { ...moved, updated, 'ical:status': 'CANCELLED' }));
    const { answer } = await asReader(readEvent, { params });
    expect(answer).toMatchObject({ startsAt: '2035-07-02T08:00:00.000Z', state: 'cancelled', version: 3 });
    await eventually(async () => {
      const { answer: news } = await asReader(listNotifications);
      expect(news.items.map(({ kind }) => kind)).toEqual(['event-cancelled', 'event-moved']);
    });
    const { status } = await asReader(setEventState, { params, body: { state: 'planned', version: 3 } });
    expect(status).toBe(403);
  });

  it('that does not say when it begins is a thread, and one that is odd is put right', async () => {
    const before = (await events()).length;
    await passOn('Create', document('2', { startTime: 'some day' }));
    expect(await events()).toHaveLength(before);
    const odd = {
      endTime: '2035-06-01T00:00:00Z',
      timezone: 'Mars/Olympus',
      location: undefined,
      name: 'Odd',
    };
    await passOn('Create', document('3', odd));
    const found = (await events()).find(({ title }) => title === 'Odd');
    expect(found).toMatchObject({ timeZone: 'Europe/London', place: '', link: '' });
    expect(found?.endsAt).toBe(found?.startsAt);
  });

  it('meets only under https', () => {
    const linkIn = (url: string): string | undefined => {
      const read = readDocument(document('4', { location: { type: 'VirtualLocation', name: 'X', url } }));
      return read.kind === 'content' ? eventOf(read)?.link : undefined;
    };
    expect(['javascript:alert(1)', 'http://meet.example', 'https://meet.example/x'].map(linkIn)).toEqual([
      '',
      '',
      'https://meet.example/x',
    ]);
  });
});

describe('an event of a community here', () => {
  it('is an Event for other servers, as it is now', async () => {
    const { id } = await scene.test.given.community({ owner: reader, visibility: 'public' });
    const facts = {
      title: 'Salt day',
      startsAt: '2035-11-03T10:00',
      endsAt: '2035-11-03T12:00',
      timeZone: 'Europe/London',
      place: 'The barn',
      link: 'https://meet.example/salt',
    };
    const { answer: event } = await asReader(createEvent, {
      params: { communityId: id },
      body: { ...facts, agenda: 'Bring *gloves*.' },
    });
    const { root_post_id: postId } = await scene.test.database.sql
      .selectFrom('thread')
      .select('root_post_id')
      .where('id', '=', event.threadId)
      .executeTakeFirstOrThrow();
    const served = async (): Promise<unknown> => {
      const headers = { accept: 'application/activity+json' };
      return (await fetch(`${scene.test.url}/p/${postId}`, { headers })).json();
    };
    const params = { eventId: event.id };
    const { answer: changed } = await asReader(updateEvent, {
      params,
      body: { ...facts, place: 'The yard', recordingId: null, version: 1 },
    });
    await asReader(setEventState, { params, body: { state: 'cancelled', version: changed.version } });
    expect(await served()).toMatchObject({
      type: 'Event',
      name: 'Salt day',
      startTime: '2035-11-03T10:00:00.000Z',
      endTime: '2035-11-03T12:00:00.000Z',
      timezone: 'Europe/London',
      location: [
        { type: 'Place', name: 'The yard' },
        { type: 'VirtualLocation', url: 'https://meet.example/salt' },
      ],
      eventStatus: 'EventCancelled',
      'ical:status': 'CANCELLED',
      joinMode: 'none',
    });
  });

  it('is told of by an Update when it is changed, and when it is cancelled', async () => {
    const place = await scene.test.given.community({
      owner: reader,
      visibility: 'public',
      joinPolicy: 'open',
    });
    const groupIri = `https://northfield.example/c/${place.name}`;
    await scene.settle(author, activityOf(author, 'Follow', groupIri));
    const facts = {
      title: 'Gritting day',
      startsAt: '2035-12-03T10:00',
      endsAt: '2035-12-03T12:00',
      timeZone: 'Europe/London',
      place: 'The barn',
      link: '',
    };
    const { answer: event } = await asReader(createEvent, {
      params: { communityId: place.id },
      body: { ...facts, agenda: 'Salt.' },
    });
    const told = (type: 'Create' | 'Update'): Record<string, unknown>[] =>
      scene.peer.received
        .map(({ activity }) => activity)
        .filter((activity) => activity['type'] === 'Announce' && activity['actor'] === groupIri)
        .map(({ object }) => object as Record<string, unknown>)
        .filter((activity) => activity['type'] === type && typeof activity['object'] === 'object')
        .map(({ object }) => object as Record<string, unknown>);
    await eventually(async () =>
      expect(told('Create').at(-1)).toMatchObject({ type: 'Event', name: 'Gritting day' }),
    );
    const params = { eventId: event.id };
    const { answer: changed } = await asReader(updateEvent, {
      params,
      body: { ...facts, startsAt: '2035-12-03T11:00', place: 'The yard', recordingId: null, version: 1 },
    });
    await eventually(async () =>
      expect(told('Update').at(-1)).toMatchObject({
        id: told('Create').at(-1)?.['id'],
        type: 'Event',
        startTime: '2035-12-03T11:00:00.000Z',
        location: [{ type: 'Place', name: 'The yard' }],
        'ical:status': 'CONFIRMED',
      }),
    );
    await asReader(setEventState, { params, body: { state: 'cancelled', version: changed.version } });
    await eventually(async () =>
      expect(told('Update').at(-1)).toMatchObject({
        type: 'Event',
        eventStatus: 'EventCancelled',
        'ical:status': 'CANCELLED',
      }),
    );
  });
});
