import { describe, expect, it } from '@jest/globals';

import { ConnectionGate } from './connection-gate.js';
import { HostMemory } from './host-memory.js';

const patient = new AbortController().signal;

/** Who is inside, in the order of entering, and how to let each out again. */
const visit = (gate: ConnectionGate) => {
  const inside: string[] = [];
  const leave = new Map<string, () => void>();
  const enter = (name: string, host: string, isTrusted = true, signal = patient): Promise<void> =>
    gate.enter(host, isTrusted, signal).then((out) => {
      inside.push(name);
      leave.set(name, out);
    });
  return { inside, enter, leave: (name: string) => leave.get(name)?.() };
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the connection gate', () => {
  it('lets so many in for each host and in all, the others in order', async () => {
    const { inside, enter, leave } = visit(new ConnectionGate({ perHost: 2, inAll: 3 }));
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2']) void enter(name, name.slice(0, 1));
    await turn();
    expect(inside).toEqual(['a1', 'a2', 'b1']);
    leave('b1');
    await turn();
    expect(inside).toEqual(['a1', 'a2', 'b1', 'b2']);
    leave('a1');
    leave('a1');
    await turn();
    expect(inside).toEqual(['a1', 'a2', 'b1', 'b2', 'a3']);
  });

  it('keeps half of the places for hosts that are known to answer', async () => {
    const { inside, enter, leave } = visit(new ConnectionGate({ perHost: 4, inAll: 4 }));
    for (const name of ['s1', 's2', 's3']) void enter(name, name, false);
    void enter('known', 'known');
    await turn();
    expect(inside).toEqual(['s1', 's2', 'known']);
    leave('s1');
    await turn();
    expect(inside).toEqual(['s1', 's2', 'known', 's3']);
  });

  it('lets those go who have waited long enough', async () => {
    const { inside, enter, leave } = visit(new ConnectionGate({ perHost: 1, inAll: 1 }));
    await enter('first', 'a');
    const impatient = new AbortController();
    const second = enter('second', 'a', true, impatient.signal);
    void enter('third', 'a');
    impatient.abort(new Error('late'));
    await expect(second).rejects.toThrow('late');
    await expect(enter('fourth', 'a', true, impatient.signal)).rejects.toThrow('late');
    leave('first');
    await turn();
    expect(inside).toEqual(['first', 'third']);
  });
});

describe('the memory of hosts', () => {
  it('forgets its oldest, so that others cannot fill it', () => {
    const memory = new HostMemory(60);
    for (let count = 0; count < 5_000; count += 1) {
      memory.failed(`f${count}.example`);
      memory.answered(`a${count}.example`);
    }
    expect(memory.isResting('f4999.example')).toBe(true);
    expect(memory.isResting('f0.example')).toBe(false);
    expect(memory.isAnswering('a4999.example')).toBe(true);
    expect(memory.isAnswering('a0.example')).toBe(false);
  });

  it('believes the last experience with a host', () => {
    const memory = new HostMemory(60);
    memory.failed('a.example');
    memory.answered('a.example');
    expect([memory.isResting('a.example'), memory.isAnswering('a.example')]).toEqual([false, true]);
    memory.failed('a.example');
    expect([memory.isResting('a.example'), memory.isAnswering('a.example')]).toEqual([true, false]);
  });
});
