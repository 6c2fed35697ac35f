import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from './eventually.js';
import { gaugeArguments, gaugeOf, type ProcessGauge } from './process-gauge.js';

/** Does what it is told: keeps the event loop busy, or keeps memory. */
const PROGRAM = `
  const kept = [];
  setInterval(() => undefined, 1000);
  process.on('message', (message) => {
    if (message === 'block') for (const end = performance.now() + 400; performance.now() < end; );
    if (message === 'keep') kept.push(Buffer.alloc(50_000_000));
    if (typeof message === 'string') process.send('done');
  });
  process.send('ready');`;

describe('the gauge of a process', () => {
  let child: ChildProcess;
  let gauge: ProcessGauge;
  beforeEach(async () => {
    child = spawn(process.execPath, [...gaugeArguments, '--eval', PROGRAM], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    gauge = gaugeOf(child);
    await once(child, 'message');
  });
  afterEach(() => void child.kill());

  const tell = async (message: string): Promise<void> => {
    const done = once(child, 'message');
    child.send(message);
    await done;
  };

  it('shows how long nothing else could run', async () => {
    await tell('block');
    await eventually(async () => expect((await gauge.delays()).longest).toBeGreaterThan(300));
  });

  it('shows what is kept', async () => {
    const before = await gauge.holdings();
    await tell('keep');
    const after = await gauge.holdings();
    expect(after.memoryBytes - before.memoryBytes).toBeGreaterThan(40_000_000);
    expect(after.descriptors).toBe(before.descriptors);
  });
});
