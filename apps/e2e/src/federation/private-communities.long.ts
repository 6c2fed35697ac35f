import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { getCommunity, search } from '#libs/contracts';
import type { Visibility } from '#libs/database';
import { newId } from '#libs/kernel';
import type { GivenPerson } from '#libs/testing';

import { Pair } from './pair.fixture.js';

/** In everything that nobody of the other instance may learn. */
const CANARY = 'quokka';

let pair: Pair;
let ada: GivenPerson;
let olwen: GivenPerson;
/** Of Eastmoor, with a member of Northfield. */
let commons: { readonly id: string };

const PRIVATE = ['organisation', 'listed', 'hidden'] as const satisfies Visibility[];
type PrivatePlace = { readonly name: string; readonly threadId: string; readonly postId: string };
const places = new Map<Visibility, PrivatePlace>();

const placeOf = (visibility: Visibility): PrivatePlace => {
  const place = places.get(visibility);
  if (place === undefined) throw new Error(`There is no community that is ${visibility}.`);
  return place;
};

/** A private community of Eastmoor in which somebody has written. */
const write = async (visibility: Visibility): Promise<PrivatePlace> => {
  const { eastmoor } = pair;
  const name = `room_${visibility}`;
  const title = `Room of the ${CANARY}`;
  const { id } = await eastmoor.given.community({
    name,
    title,
    owner: olwen,
    visibility,
    joinPolicy: 'open',
  });
  const thread = await eastmoor.thread(olwen, id, `The ${CANARY} budget`);
  const { id: postId } = await eastmoor.reply(olwen, thread.id, `Nobody else knows of the ${CANARY}.`);
  return { name, threadId: thread.id, postId };
};

beforeAll(async () => {
  pair = await Pair.set();
  ada = await pair.northfield.given.person({ name: 'ada', displayName: 'Ada Okafor' });
  olwen = await pair.eastmoor.given.person({ name: 'olwen', displayName: 'Olwen Tate' });
  commons = await pair.eastmoor.given.community({
    name: 'allotments',
    title: 'Allotments',
    owner: olwen,
    visibility: 'public',
    joinPolicy: 'open',
  });
  await pair.northfield.join(ada, 'allotments@eastmoor.example');
  for (const visibility of PRIVATE) places.set(visibility, await write(visibility));
});
afterAll(() => pair?.strike());

const ACTIVITY = { accept: 'application/activity+json' };

/** What Eastmoor says to another server that does not sign, without what differs from request to request. */
const told = async (path: string, headers: Record<string, string> = ACTIVITY) => {
  const { status, headers: given, body } = await pair.ask(pair.eastmoor, path, headers);
  const varying = new Set(['date', 'x-request-id']);
  return {
    status,
    headers: Object.entries(given).filter(([name]) => !varying.has(name)),
    // The request is named in the problem.
    body: body.replaceAll(/"(?:requestId|instance)":"[^"]*"/g, ''),
  };
};

describe.each(PRIVATE)('a community of another instance that is %s', (visibility) => {
  it('is not found from here, neither by the API nor on its page, like one that never was', async () => {
    const call = await pair.northfield.as(ada);
    const asked = (name: string) => call(getCommunity, { params: { community: `${name}@eastmoor.example` } });
    const found = await asked(placeOf(visibility).name);
    const never = await asked(`room_never_${visibility}`);
    expect(found.status).toBe(404);
    expect({ ...found.problem, requestId: '' }).toEqual({ ...never.problem, requestId: '' });
    const page = await pair.open(pair.northfield, ada, `/c/${placeOf(visibility).name}@eastmoor.example`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.content()).not.toContain(CANARY);
    await page.context().close();
  });

  it('answers other servers in the same bytes as if it were not there', async () => {
    const { name, threadId, postId } = placeOf(visibility);
    const [never, id] = [name.replace('room', 'roam'), newId()];
    const resource = (of: string) => `/.well-known/webfinger?resource=acct:${of}@eastmoor.example`;
    const json = { accept: 'application/jrd+json' };
    expect(await told(resource(name), json)).toEqual(await told(resource(never), json));
    expect(await told(`/c/${name}`)).toEqual(await told(`/c/${never}`));
    expect(await told(`/c/${name}/outbox`)).toEqual(await told(`/c/${never}/outbox`));
    expect(await told(`/c/${name}/followers`)).toEqual(await told(`/c/${never}/followers`));
    expect(await told(`/t/${threadId}`)).toEqual(await told(`/t/${id}`));
    expect(await told(`/p/${postId}`)).toEqual(await told(`/p/${id}`));
    expect((await told(`/p/${postId}`)).status).toBe(404);
    expect((await told('/c/allotments')).status).toBe(200);
  });
});

describe('what is written in private communities of another instance', () => {
  it('is nowhere at the instance of somebody who is a member of its public ones', async () => {
    await pair.eastmoor.thread(olwen, commons.id, 'The last that was written');
    await pair.northfield.arrived('The last that was written');
    const call = await pair.northfield.as(ada);
    const { answer } = await call(search, { query: { q: CANARY } });
    expect(JSON.stringify(answer)).not.toContain(`room_`);
    const { pool } = pair.northfield.test.database;
    const { rows } = await pool.query<{ found: string }>(
      `select name as found from community where name like 'room\\_%' or title ilike $1
       union all select title from thread where title ilike $1
       union all select markdown from post where markdown ilike $1
       union all select uri from inbox_activity where convert_from(body, 'UTF8') ilike $1
       union all select uri from remote_actor where uri like '%/room\\_%'`,
      [`%${CANARY}%`],
    );
    expect(rows).toEqual([]);
  });
});
