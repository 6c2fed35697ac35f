import { describe, expect, it } from '@jest/globals';

import type { PersonLink } from '#libs/contracts';

import { Elsewhere } from './elsewhere.js';

const person = (id: string): PersonLink => ({
  id,
  name: id,
  displayName: id,
  host: 'a.example',
  isLocal: true,
});
const crowd = (count: number, ...ids: string[]) => ({ people: ids.map(person), count });

describe('people in a thread, over several processes', () => {
  it('counts somebody named by two processes once, and adds those that are not named', () => {
    const elsewhere = new Elsewhere(1_000);
    elsewhere.learn('thread', 'second', crowd(40, 'ada', 'ben'));
    elsewhere.learn('thread', 'third', crowd(1, 'cai'));
    const joined = elsewhere.joinedBy('thread', crowd(2, 'ada', 'dev'), 3);
    expect(joined.people.map(({ id }) => id)).toEqual(['ada', 'dev', 'ben']);
    expect(joined.count).toBe(4 + 38);
  });

  it('forgets a process that has nobody left, and one that tells no more', () => {
    const elsewhere = new Elsewhere(1_000);
    elsewhere.learn('thread', 'second', crowd(1, 'ada'));
    elsewhere.learn('thread', 'second', crowd(0));
    expect(elsewhere.joinedBy('thread', crowd(0), 6)).toEqual({ people: [], count: 0 });
    elsewhere.learn('thread', 'third', crowd(1, 'ben'));
    expect(elsewhere.forget(performance.now() + 2_000)).toEqual(['thread']);
    expect(elsewhere.joinedBy('thread', crowd(0), 6).count).toBe(0);
  });
});
