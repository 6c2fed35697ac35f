import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { CursorCodec, newId } from '#libs/kernel';
import { countStatements, given, type GivenPerson } from '#libs/testing';

import { answering, DeliveryStage, type Host } from '../delivery/delivery-stage.fixture.js';
import { NoteReaders } from '../serving/note-readers.js';
import { AskToErase } from './ask-to-erase.js';
import { ErasureEvidence } from './erasure-evidence.js';

let stage: DeliveryStage;
let asking: AskToErase;
let evidence: ErasureEvidence;
let admin: GivenPerson;
beforeAll(async () => {
  stage = await DeliveryStage.set();
  asking = new AskToErase(stage);
  evidence = new ErasureEvidence(stage.database, new CursorCodec('secret'));
  admin = await given(stage.database).person({ role: 'admin' });
});
afterEach(async () => {
  await stage.clear();
  await stage.database.sql.deleteFrom('erasure_request').execute();
});
afterAll(() => stage.end());

/** Somebody of whom something has gone to all who follow the community. */
const knownPerson = async (): Promise<GivenPerson> => {
  const person = await given(stage.database).person();
  const id = newId();
  const uri = stage.addresses.activity('create', id);
  const activity = { id, uri, actorId: person.id, kind: 'Create', objectId: null, isPublic: true };
  await stage.database.transaction((tx) =>
    stage.outbox.publish(
      tx,
      { ...activity, document: { id: uri, type: 'Create' } },
      { followersOf: stage.communityId },
    ),
  );
  await stage.deliverer().deliverDue();
  return person;
};

const leave = async ({ id }: GivenPerson): Promise<void> => {
  await stage.database.sql
    .updateTable('person')
    .set({ deleted_at: stage.clock.now() })
    .where('id', '=', id)
    .execute();
  await asking.ask(id);
  await asking.ask(id);
};

const deletionsAt = ({ received }: Host) =>
  received
    .map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>)
    .filter(({ type }) => type === 'Delete');

const FIRST = { limit: 50, cursor: undefined };

const serversOf = async (person: GivenPerson) => (await evidence.read(admin.viewer, person.id)).servers;

const listed = async (): Promise<readonly string[]> =>
  (await evidence.list(admin.viewer, FIRST)).items.map(({ personId }) => personId);

describe('somebody who leaves', () => {
  it('is asked to be erased at every server that knows them, and at no other', async () => {
    const host = await stage.followingHost();
    const person = await knownPerson();
    const stranger = await stage.followingHost();
    await leave(person);
    await stage.deliverer().deliverDue();
    expect(deletionsAt(host)).toMatchObject([
      { actor: `https://northfield.example/u/${person.name}`, removeData: true },
    ]);
    expect(deletionsAt(host)[0]?.['object']).toBe(deletionsAt(host)[0]?.['actor']);
    expect(deletionsAt(stranger)).toEqual([]);
    expect(await serversOf(person)).toMatchObject([{ host: host.name, state: 'confirmed', times: 1 }]);
  });

  it('is not erased while they are here, nor in the name of another server', async () => {
    await stage.followingHost();
    const person = await knownPerson();
    await asking.ask(person.id);
    expect(await listed()).toEqual([]);
    await expect(serversOf(person)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows who has not confirmed yet and who could not be told, and asks those again', async () => {
    const slow = await stage.followingHost();
    const dead = await stage.followingHost();
    const person = await knownPerson();
    slow.answer = answering(503);
    dead.answer = answering(410);
    await leave(person);
    expect(await serversOf(person)).toMatchObject([{ state: 'pending' }, { state: 'pending' }]);
    await stage.deliverer().deliverDue();
    const states = async () =>
      (await serversOf(person)).map(({ host, state, times }) => [host, state, times]);
    expect(await states()).toEqual([
      [slow.name, 'pending', 1],
      [dead.name, 'unreachable', 1],
    ]);
    dead.answer = answering(202);
    await asking.askAgain();
    await stage.deliverer().deliverDue();
    expect(await states()).toEqual([
      [slow.name, 'pending', 1],
      [dead.name, 'confirmed', 2],
    ]);
    await asking.askAgain();
    expect(deletionsAt(dead)).toHaveLength(2);
  });

  it('is asked for in turn, where more servers than can be asked at once are never reached', async () => {
    await stage.followingHost();
    const people: GivenPerson[] = [];
    for (let count = 0; count < 3; count += 1) people.push(await knownPerson());
    for (const person of people) {
      stage.clock.pass(60);
      await leave(person);
    }
    for (let round = 0; round < 3; round += 1) {
      await stage.database.sql
        .updateTable('delivery')
        .set({ dead_at: stage.clock.now() })
        .where('delivered_at', 'is', null)
        .execute();
      await asking.askAgain(1);
    }
    const times = await Promise.all(people.map(async (person) => (await serversOf(person))[0]?.times));
    expect(times).toEqual([2, 2, 2]);
  });

  it('is asked for where something that names them was only fetched', async () => {
    const host = await stage.followingHost();
    const [person, other] = [
      await given(stage.database).person({ name: 'gwen' }),
      await given(stage.database).person({ name: 'gwen_2' }),
    ];
    const instance = { id: newId(), host: 'northfield.example', secret: '' };
    const readers = new NoteReaders(stage.database, instance, stage.clock);
    const body = Buffer.from(JSON.stringify({ attributedTo: stage.addresses.person('gwen').id }));
    await readers.note(host.instanceId, body);
    const again = await countStatements(stage.database, () => readers.note(host.instanceId, body));
    expect(again).toEqual([]);
    for (const each of [person, other]) await leave(each);
    expect(await serversOf(person)).toMatchObject([{ host: host.name }]);
    expect(await listed()).toEqual([person.id]);
  });

  it('is asked for where only something about them was sent', async () => {
    const host = await stage.followingHost();
    const person = await given(stage.database).person();
    await stage.publish(undefined, undefined, person.id);
    await stage.deliverer().deliverDue();
    await leave(person);
    expect(await serversOf(person)).toMatchObject([{ host: host.name }]);
  });

  it('asks nobody again after three months', async () => {
    const dead = await stage.followingHost();
    const person = await knownPerson();
    dead.answer = answering(410);
    await leave(person);
    await stage.deliverer().deliverDue();
    stage.clock.pass(91 * 24 * 3_600);
    await asking.askAgain();
    expect(await serversOf(person)).toMatchObject([{ state: 'unreachable', times: 1 }]);
  });

  it('is listed with how many servers confirmed it, the latest first, page by page, in one statement', async () => {
    await stage.followingHost();
    const people: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const person = await knownPerson();
      stage.clock.pass(60);
      await leave(person);
      people.unshift(person.id);
    }
    await stage.deliverer().deliverDue();
    const { items } = await evidence.list(admin.viewer, FIRST);
    expect(items.map(({ personId }) => personId)).toEqual(people);
    expect(items[0]).toMatchObject({ confirmed: 1, pending: 0, unreachable: 0 });
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await evidence.list(admin.viewer, { limit: 2, cursor });
      paged.push(...page.items.map(({ personId }) => personId));
      if (page.next === undefined) break;
      cursor = page.next;
    }
    expect(paged).toEqual(people);
    const reads = [
      () => evidence.list(admin.viewer, FIRST),
      () => evidence.read(admin.viewer, people[0] ?? ''),
    ];
    for (const read of reads) expect(await countStatements(stage.database, read)).toHaveLength(1);
  });

  it('is asked for again at once where an administrator wants it, at those who could not be told', async () => {
    const well = await stage.followingHost();
    const dead = await stage.followingHost();
    const person = await knownPerson();
    dead.answer = answering(410);
    await leave(person);
    await stage.deliverer().deliverDue();
    dead.answer = answering(202);
    expect(await asking.retry(admin.viewer, person.id)).toBe(1);
    await stage.deliverer().deliverDue();
    expect(await serversOf(person)).toMatchObject([
      { host: well.name, state: 'confirmed', times: 1 },
      { host: dead.name, state: 'confirmed', times: 2 },
    ]);
    expect(await asking.retry(admin.viewer, person.id)).toBe(0);
    const rows = [];
    for await (const row of evidence.all(admin.viewer)) rows.push([row.name, row.host, row.state]);
    expect(rows).toEqual([
      [person.name, well.name, 'confirmed'],
      [person.name, dead.name, 'confirmed'],
    ]);
  });

  it('is shown to administrators alone', async () => {
    const { viewer } = await given(stage.database).person({ role: 'moderator' });
    const id = newId();
    for (const refused of [
      evidence.list(viewer, FIRST),
      evidence.read(viewer, id),
      evidence.all(viewer).next(),
      asking.retry(viewer, id),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(asking.retry(admin.viewer, id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
