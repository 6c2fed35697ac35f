import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';

import type { ExpertiseCard } from '#libs/contracts';
import { newId, type ProfileVisibility } from '#libs/kernel';
import { OwnCard } from '#libs/people';
import { given, type GivenPerson } from '#libs/testing';

import { answering, DeliveryStage, type Host } from '../delivery/delivery-stage.fixture.js';
import { SettleCards } from './settle-cards.js';

let stage: DeliveryStage;
let settling: SettleCards;
let cards: OwnCard;

beforeAll(async () => {
  stage = await DeliveryStage.set();
  const { id: instanceId } = await given(stage.database).instance();
  settling = new SettleCards({ ...stageParts(), instanceId });
  cards = new OwnCard(stage.database, stage.clock);
});
afterEach(async () => {
  await stage.database.sql.deleteFrom('expertise_card').execute();
  await stage.database.sql.deleteFrom('partner_agreement').execute();
  await stage.clear();
});
afterAll(() => stage.end());

const stageParts = () => ({
  database: stage.database,
  addresses: stage.addresses,
  outbox: stage.outbox,
  clock: stage.clock,
});

const agree = async ({ name, instanceId }: Host, dataClasses = ['expertise']): Promise<void> => {
  const id = newId();
  await stage.database.sql
    .insertInto('partner_agreement')
    .values({
      id,
      instance_id: instanceId,
      uri: `https://${name}/agreements/${id}`,
      version: 1,
      is_ours: false,
      state: 'accepted',
      purpose: 'To find each other',
      data_classes: dataClasses,
      communities: [],
      contact: 'Ada',
      review_on: '2099-01-01',
      created_at: stage.clock.now(),
    })
    .execute();
};

const endAgreements = ({ instanceId }: Host) =>
  stage.database.sql
    .updateTable('partner_agreement')
    .set({ state: 'ended', ended_at: stage.clock.now(), ended_by: 'us' })
    .where('instance_id', '=', instanceId)
    .where('state', '=', 'accepted')
    .execute();

const decide = ({ instanceId }: Host, policy: 'allowed' | 'silenced' | 'suspended') =>
  stage.database.sql
    .insertInto('peer')
    .values({ instance_id: instanceId, policy })
    .onConflict((conflict) => conflict.column('instance_id').doUpdateSet({ policy }))
    .execute();

/** A server whose instance is known here, allowed, and has an agreement in force that covers cards. */
const partner = async (dataClasses?: string[]): Promise<Host> => {
  const host = await stage.host();
  const uri = `https://${host.name}/actor`;
  await stage.database.sql
    .insertInto('remote_actor')
    .values({
      owner_id: host.instanceId,
      owner_kind: 'instance',
      instance_id: host.instanceId,
      uri,
      username: host.name,
      inbox: `${uri}/inbox`,
      shared_inbox: `https://${host.name}/inbox`,
      keys: sql`'[]'::jsonb`,
      fetched_at: stage.clock.now(),
    })
    .execute();
  await decide(host, 'allowed');
  await agree(host, dataClasses);
  return host;
};

/** Somebody whose role and question are words that stand nowhere else. */
const person = async (visibility: ProfileVisibility): Promise<GivenPerson> => {
  const somebody = await given(stage.database).person();
  await stage.database.sql
    .updateTable('person')
    .set({
      role_title: `role of ${somebody.name}`,
      ask_me_about: `ask ${somebody.name}`,
      spoken_languages: ['cy'],
      field_visibility: sql`${JSON.stringify({ roleTitle: visibility, languages: visibility })}::jsonb`,
    })
    .where('id', '=', somebody.id)
    .execute();
  return somebody;
};

const share = ({ viewer }: GivenPerson, isShared = true) => cards.share(viewer, isShared);

interface Message {
  readonly type: 'Create' | 'Update' | 'Delete';
  readonly actor: string;
  readonly to: string[];
  readonly object: unknown;
}

const messagesTo = ({ received }: Host): Message[] =>
  received.map(({ body }) => JSON.parse(body.toString()) as Message);

/** What a partner that does as it is told has now, by the ids of the cards. */
const keptAt = (host: Host): Map<string, Record<string, unknown>> => {
  const kept = new Map<string, Record<string, unknown>>();
  for (const { type, object } of messagesTo(host)) {
    if (type === 'Delete') kept.delete(String(object));
    else {
      const card = object as Record<string, unknown>;
      kept.set(String(card['id']), card);
    }
  }
  return kept;
};

const namesAt = (host: Host): string[] =>
  [...keptAt(host).values()].map((card) => String(card['preferredUsername'])).toSorted();

const deliver = async (): Promise<void> => {
  await settling.settle('all');
  await stage.deliverer().deliverDue();
};

const statesOf = async ({ viewer }: GivenPerson) =>
  Object.fromEntries((await cards.read(viewer)).sent.map(({ host, state }) => [host, state]));

describe('an expertise card', () => {
  it('goes to partners whose agreement covers it, with what its person shows to partners and nothing else', async () => {
    const [first, other, uncovered] = [await partner(), await partner(), await partner(['profiles'])];
    const somebody = await person('partners');
    const shown = await share(somebody);
    expect(shown.partners.map(({ host }) => host)).toEqual([first.name, other.name].toSorted());
    expect(shown).toMatchObject({ kept: ['askMeAbout'] });
    expect(shown.sharedSince).not.toBeNull();
    await deliver();
    await deliver();
    for (const { received } of [first, other]) expect(received).toHaveLength(1);
    expect(uncovered.received).toEqual([]);
    const [message] = messagesTo(first);
    expect(message).toMatchObject({
      type: 'Create',
      actor: 'https://northfield.example/actor',
      to: [`https://${first.name}/actor`],
      object: {
        type: ['ExpertiseCard', 'Profile'],
        describes: `https://northfield.example/u/${somebody.name}`,
        organisation: 'Northfield Council',
        roleTitle: `role of ${somebody.name}`,
        languages: ['cy'],
        askMeAbout: '',
        skills: [],
      } satisfies Partial<Record<keyof ExpertiseCard | 'describes' | 'type', unknown>>,
    });
    expect(await statesOf(somebody)).toEqual({ [first.name]: 'shown', [other.name]: 'shown' });
  });

  it('changes at each partner with the profile', async () => {
    const host = await partner();
    const somebody = await person('public');
    await share(somebody);
    await deliver();
    await stage.database.sql
      .updateTable('person')
      .set({ role_title: 'Head of gritting' })
      .where('id', '=', somebody.id)
      .execute();
    await deliver();
    expect(messagesTo(host).map(({ type }) => type)).toEqual(['Create', 'Update']);
    expect([...keptAt(host).values()]).toMatchObject([{ roleTitle: 'Head of gritting' }]);
  });

  it('is withdrawn at each partner, and its person sees where it was and where it waits, until all could be told', async () => {
    const [quick, slow, dead] = [await partner(), await partner(), await partner()];
    const somebody = await person('partners');
    await share(somebody);
    await deliver();
    slow.answer = answering(503);
    dead.answer = answering(410);
    expect((await share(somebody, false)).sent.map(({ state }) => state)).toEqual(
      Array(3).fill('withdrawing'),
    );
    await deliver();
    const states = { [quick.name]: 'withdrawn', [slow.name]: 'withdrawing', [dead.name]: 'not-withdrawn' };
    expect(await statesOf(somebody)).toEqual(states);
    expect(namesAt(quick)).toEqual([]);
    dead.answer = answering(202);
    await settling.again();
    await stage.deliverer().deliverDue();
    expect(await statesOf(somebody)).toEqual({ ...states, [dead.name]: 'withdrawn' });
    await settling.again();
    expect(messagesTo(dead).filter(({ type }) => type === 'Delete')).toHaveLength(2);
  });

  it('has another id when it is shared again, so that the deletion before it stays', async () => {
    const host = await partner();
    const somebody = await person('partners');
    for (const isShared of [true, false, true]) {
      await share(somebody, isShared);
      await deliver();
    }
    expect(messagesTo(host).map(({ type }) => type)).toEqual(['Create', 'Delete', 'Create']);
    expect(namesAt(host)).toEqual([somebody.name]);
    expect(await statesOf(somebody)).toEqual({ [host.name]: 'shown' });
  });

  it('is withdrawn when the agreement ends, and sent when there is one again', async () => {
    const [host, stays] = [await partner(), await partner()];
    const somebody = await person('partners');
    await share(somebody);
    await deliver();
    await endAgreements(host);
    await settling.settle({ instanceId: host.instanceId });
    await stage.deliverer().deliverDue();
    expect([namesAt(host), namesAt(stays)]).toEqual([[], [somebody.name]]);
    await agree(host);
    await deliver();
    expect(namesAt(host)).toEqual([somebody.name]);
  });

  it.each(['suspended_at', 'deleted_at'] as const)('goes when its person has %s', async (column) => {
    const host = await partner();
    const somebody = await person('partners');
    await share(somebody);
    await deliver();
    await stage.database.sql
      .updateTable('person')
      .set({ [column]: stage.clock.now() })
      .where('id', '=', somebody.id)
      .execute();
    await settling.settle({ personId: somebody.id });
    await stage.deliverer().deliverDue();
    expect(namesAt(host)).toEqual([]);
  });

  it('P5: is at a partner exactly while its person agrees and an agreement covers it, whatever comes in which order; nobody else is in anything that is sent', async () => {
    const step = fc.record({
      who: fc.nat(3),
      where: fc.nat(1),
      what: fc.constantFrom(
        'share',
        'withdraw',
        'agree',
        'end',
        'allow',
        'silence',
        'suspend',
        'restore',
        'deliver',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const hosts = [await partner(), await partner()] as const;
        const people: GivenPerson[] = [];
        for (let count = 0; count < 4; count += 1)
          people.push(await person(count % 2 === 0 ? 'partners' : 'organisation'));
        const never = await person('public');
        const [agreed, ever, out] = [new Set<number>(), new Set<number>(), new Set<number>()];
        const [covered, allowed] = [new Set([0, 1]), new Set([0, 1])];
        for (const { who, where, what } of steps) {
          const [somebody, host] = [people[who] ?? never, hosts[where] ?? hosts[0]];
          if (what === 'share') {
            await share(somebody);
            agreed.add(who);
            ever.add(who);
          }
          if (what === 'withdraw') {
            await share(somebody, false);
            agreed.delete(who);
          }
          if (what === 'agree' && !covered.has(where)) {
            await agree(host);
            covered.add(where);
          }
          if (what === 'end') {
            await endAgreements(host);
            covered.delete(where);
          }
          if (what === 'allow' || what === 'silence') {
            await decide(host, what === 'allow' ? 'allowed' : 'silenced');
            if (what === 'allow') allowed.add(where);
            else allowed.delete(where);
          }
          if (what === 'suspend' || what === 'restore') {
            const at = what === 'suspend' ? stage.clock.now() : null;
            await stage.database.sql
              .updateTable('person')
              .set({ suspended_at: at })
              .where('id', '=', somebody.id)
              .execute();
            if (at === null) out.delete(who);
            else out.add(who);
          }
          if (what === 'deliver') await deliver();
        }
        await deliver();
        for (const [where, host] of hosts.entries()) {
          const expected = people
            .filter((_, who) => agreed.has(who) && !out.has(who) && covered.has(where) && allowed.has(where))
            .map(({ name }) => name);
          expect(namesAt(host)).toEqual(expected.toSorted());
          const all = host.received.map(({ body }) => body.toString()).join('\n');
          expect(all).not.toContain(never.name);
          for (const [who, { name }] of people.entries()) {
            if (!ever.has(who)) expect(all).not.toContain(name);
            if (who % 2 === 1) expect(all).not.toContain(`role of ${name}`);
            expect(all).not.toContain(`ask ${name}`);
          }
        }
        await stage.database.sql.deleteFrom('expertise_card').execute();
        await stage.database.sql.deleteFrom('partner_agreement').execute();
        await stage.clear();
      }),
      { numRuns: 12 },
    );
  });
});
