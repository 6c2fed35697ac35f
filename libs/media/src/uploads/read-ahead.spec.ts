import { expect, it } from '@jest/globals';

import { readAhead } from './read-ahead.js';

it('asks for the next item while the one before it is dealt with', async () => {
  const seen: string[] = [];
  async function* source(): AsyncGenerator<number> {
    for (const item of [1, 2, 3]) {
      seen.push(`given ${item}`);
      yield item;
    }
  }
  for await (const item of readAhead(source())) {
    await new Promise(setImmediate);
    seen.push(`done ${item}`);
  }
  expect(seen).toEqual(['given 1', 'given 2', 'done 1', 'given 3', 'done 2', 'done 3']);
});

it('gives all items before the failure of their source', async () => {
  async function* source(): AsyncGenerator<number> {
    yield 1;
    yield 2;
    throw new Error('cut');
  }
  const got: number[] = [];
  const reading = (async () => {
    for await (const item of readAhead(source())) got.push(item);
  })();
  await expect(reading).rejects.toThrow('cut');
  expect(got).toEqual([1, 2]);
});

it('lets go at once, and ends its source, when whoever deals with an item fails', async () => {
  const ended = Promise.withResolvers<string>();
  const sender = Promise.withResolvers<void>();
  async function* source(): AsyncGenerator<number> {
    try {
      yield 1;
      await sender.promise;
      yield 2;
    } finally {
      ended.resolve('ended');
    }
  }
  const dealing = (async () => {
    for await (const item of readAhead(source())) throw new Error(`no room for ${item}`);
  })();
  await expect(dealing).rejects.toThrow('no room for 1');
  sender.resolve();
  expect(await ended.promise).toBe('ended');
});
