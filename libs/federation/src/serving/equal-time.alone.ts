import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';
import { startTestServer, type TestServer } from '#libs/testing';

import { makeFederatedWorld, type FederatedWorld, type WorldCommunity } from './federated-world.fixture.js';

const HOST = 'northfield.example';
const ROUNDS = 100;
/** The figure is 20 ms on a quiet machine; this test shares its processors with others. */
const APART_MS = 30;

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('the time of an answer to another server', () => {
  let test: TestServer;
  let world: FederatedWorld;
  beforeAll(async () => {
    test = await startTestServer({ PUBLIC_URL: `https://${HOST}`, FEDERATION: 'open', ROLES: 'web' });
    world = await makeFederatedWorld(test.database);
  });
  afterAll(() => test.stop());

  const hidden = (): WorldCommunity => {
    const found = world.communities.find(({ visibility }) => visibility === 'hidden');
    if (found === undefined) throw new Error('There is no hidden community.');
    return found;
  };

  const asked = (path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { host: HOST, accept: 'application/activity+json' };
      const sent = request(new URL(path, test.url), { headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      });
      sent.on('error', reject).end();
    });

  /** What is there and not for who asks, and the same of something that is not there. */
  const pairs: readonly [string, () => string, () => string][] = [
    ['a post', () => `/p/${hidden().threads[0]?.postIds[0]}`, () => `/p/${newId()}`],
    [
      'the replies to a post',
      () => `/p/${hidden().threads[0]?.postIds[0]}/replies`,
      () => `/p/${newId()}/replies`,
    ],
    ['a thread', () => `/t/${hidden().threads[0]?.id}`, () => `/t/${newId()}`],
    [
      'an activity',
      () => `/activities/create/${hidden().threads[0]?.postIds[0]}`,
      () => `/activities/create/${newId()}`,
    ],
    ['a community', () => `/c/${hidden().name}`, () => '/c/nothing_here'],
    ['the outbox of a community', () => `/c/${hidden().name}/outbox`, () => '/c/nothing_here/outbox'],
    ['a person', () => `/u/${world.people.at(-1)?.name}`, () => '/u/nobody_here'],
    [
      'a name',
      () => `/.well-known/webfinger?resource=acct:${hidden().name}@${HOST}`,
      () => `/.well-known/webfinger?resource=acct:nothing_here@${HOST}`,
    ],
  ];

  it.each(pairs)(
    'K8: does not tell whether %s is not for who asks, or is not there',
    async (_what, there, nowhere) => {
      const times: Record<'there' | 'nowhere', number[]> = { there: [], nowhere: [] };
      const statuses = new Set<number | undefined>();
      const measure = async (kind: 'there' | 'nowhere'): Promise<void> => {
        const path = kind === 'there' ? there() : nowhere();
        const began = performance.now();
        statuses.add(await asked(path));
        times[kind].push(performance.now() - began);
      };
      for (let round = 0; round < ROUNDS; round += 1) {
        const kinds = round % 2 === 0 ? (['there', 'nowhere'] as const) : (['nowhere', 'there'] as const);
        // Both at once: what else the machine does meanwhile then takes as much from either.
        await Promise.all(kinds.map(measure));
      }
      expect([...statuses]).toEqual([404]);
      expect(Math.abs(median(times.there) - median(times.nowhere))).toBeLessThan(APART_MS);
    },
  );
});
