import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';
import { given, type GivenPerson } from '#libs/testing';

import { answering, DeliveryStage, type Host } from '../delivery/delivery-stage.fixture.js';
import { AskToErase } from './ask-to-erase.js';
import { ErasureEvidence, type ErasureAt } from './erasure-evidence.js';

let stage: DeliveryStage;
let asking: AskToErase;
let evidence: ErasureEvidence;
let admin: GivenPerson;
beforeAll(async () => {
  stage = await DeliveryStage.set();
  asking = new AskToErase(stage);
  evidence = new ErasureEvidence(stage.database);
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

const serversOf = async (person: GivenPerson): Promise<readonly ErasureAt[]> => {
  const found = (await evidence.list(admin.viewer)).find(({ personId }) => personId === person.id);
  return found?.servers ?? [];
};

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
    expect(await serversOf(person)).toEqual([]);
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

  it('is shown to administrators alone', async () => {
    const moderator = await given(stage.database).person({ role: 'moderator' });
    await expect(evidence.list(moderator.viewer)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
