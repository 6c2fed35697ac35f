import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { DraftView } from '#libs/contracts';

import { DraftKeeper, NO_WORDS, type DraftPorts, type DraftWords, type LocalCopy } from './draft-keeper.js';

/** A server with one draft, and a device that keeps one copy. */
const worldWith = (before: DraftView | null = null) => {
  const world = {
    draft: before,
    copy: null as LocalCopy | null,
    isDown: false,
    saves: 0,
    save: (words: DraftWords, revision: number): DraftView => {
      if (world.isDown) throw new Error('down');
      if (revision !== (world.draft?.revision ?? 0)) throw new Error('conflict');
      world.saves += 1;
      world.draft = { ...words, place: 'thread:1', revision: revision + 1, updatedAt: '' };
      return world.draft;
    },
  };
  const ports: DraftPorts = {
    load: async () => world.draft,
    save: async (words, revision) => world.save(words, revision),
    remove: async () => {
      world.draft = null;
    },
    failureOf: (error) => ((error as Error).message === 'conflict' ? 'conflict' : 'other'),
    keep: (copy) => {
      world.copy = copy;
    },
  };
  return { world, keeper: new DraftKeeper(ports) };
};

const draftOf = (markdown: string, revision: number): DraftView => ({
  place: 'thread:1',
  title: '',
  markdown,
  replyToId: null,
  madeFrom: null,
  event: null,
  revision,
  updatedAt: '',
});

describe('DraftKeeper', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('keeps every field of an event, as soon as one of them was typed', async () => {
    const { world, keeper } = worldWith();
    keeper.begin(null, null);
    const event = {
      startsAt: '',
      endsAt: '',
      timeZone: 'Europe/London',
      place: '',
      link: '',
      language: 'cy',
    } as const;
    keeper.change({ event });
    await jest.advanceTimersByTimeAsync(3000);
    expect(world.draft).toBeNull();
    keeper.change({ event: { ...event, place: 'The depot' } });
    await jest.advanceTimersByTimeAsync(3000);
    expect(world.draft?.event).toEqual({ ...event, place: 'The depot' });
    const { saves } = world;
    keeper.change({ event: { ...event, place: 'The depot' } });
    await jest.advanceTimersByTimeAsync(3000);
    expect(world.saves).toBe(saves);
  });

  it('takes a copy that a former release left on the device', () => {
    const { keeper } = worldWith();
    const { event: _, ...words } = { ...NO_WORDS, markdown: 'Half a thought' };
    keeper.begin(null, { words, revision: 0, isSaved: false } as LocalCopy);
    expect(keeper.current().words).toEqual({ ...words, event: null });
  });

  it('keeps each change on the device at once and on the server within three seconds of steady typing', async () => {
    const { world, keeper } = worldWith();
    keeper.begin(null, null);
    for (let at = 1; at <= 30; at += 1) {
      keeper.change({ markdown: 'x'.repeat(at) });
      expect(world.copy?.words.markdown).toBe('x'.repeat(at));
      await jest.advanceTimersByTimeAsync(100);
    }
    expect(world.draft?.markdown.length).toBeGreaterThan(20);
    await jest.advanceTimersByTimeAsync(3000);
    expect(world.draft?.markdown).toBe('x'.repeat(30));
    expect(keeper.current().status).toBe('saved');
    expect(world.copy).toBeNull();
  });

  it('holds on to the words while the server is away, and saves them when it is back', async () => {
    const { world, keeper } = worldWith();
    keeper.begin(null, null);
    world.isDown = true;
    keeper.change({ markdown: 'kept' });
    await jest.advanceTimersByTimeAsync(3000);
    expect(keeper.current().status).toBe('failed');
    expect(world.copy?.words.markdown).toBe('kept');
    world.isDown = false;
    await jest.advanceTimersByTimeAsync(6000);
    expect(world.draft?.markdown).toBe('kept');
  });

  it('takes up after a reload what only the device has', async () => {
    const { world, keeper } = worldWith(draftOf('old', 3));
    const words = { ...NO_WORDS, markdown: 'old and new' };
    keeper.begin(world.draft, { words, revision: 3, isSaved: false });
    expect(keeper.current().words.markdown).toBe('old and new');
    await jest.advanceTimersByTimeAsync(3000);
    expect(world.draft).toMatchObject({ markdown: 'old and new', revision: 4 });
  });

  it.each([
    ['mine', 'here'],
    ['theirs', 'there'],
    ['both', 'here\n\nthere'],
  ] as const)(
    'holds both texts when two devices wrote, until the writer chooses %s',
    async (choice, kept) => {
      const { world, keeper } = worldWith(draftOf('', 1));
      keeper.begin(world.draft, null);
      keeper.change({ markdown: 'here' });
      world.draft = draftOf('there', 2);
      await jest.advanceTimersByTimeAsync(3000);
      expect(keeper.current()).toMatchObject({
        words: { markdown: 'here' },
        theirs: { markdown: 'there' },
      });
      keeper.choose(choice);
      await jest.advanceTimersByTimeAsync(3000);
      expect(keeper.current()).toMatchObject({ words: { markdown: kept }, theirs: null, status: 'saved' });
      expect(world.draft?.markdown).toBe(kept);
    },
  );

  it('follows another device while nothing is written here', async () => {
    const { world, keeper } = worldWith();
    keeper.begin(null, null);
    world.draft = draftOf('from my phone', 1);
    keeper.hear(1);
    await jest.advanceTimersByTimeAsync(0);
    expect(keeper.current().words.markdown).toBe('from my phone');
    keeper.hear(0);
    expect(keeper.current().words).toEqual(NO_WORDS);
  });

  it('takes its own saves, heard by another path, for nothing new', async () => {
    const { world, keeper } = worldWith();
    keeper.begin(null, null);
    keeper.change({ markdown: 'mine' });
    const saving = keeper.saveNow();
    keeper.hear(1);
    await saving;
    keeper.hear(1);
    expect(keeper.current()).toMatchObject({ words: { markdown: 'mine' }, theirs: null, status: 'saved' });
    expect(world.saves).toBe(1);
  });

  it('keeps the server’s draft until what was taken for sending has arrived', async () => {
    const { world, keeper } = worldWith();
    keeper.begin(null, null);
    keeper.change({ markdown: 'to send' });
    await jest.advanceTimersByTimeAsync(3000);
    expect(keeper.take().markdown).toBe('to send');
    expect(keeper.current().words).toEqual(NO_WORDS);
    expect(world.draft?.markdown).toBe('to send');
    await keeper.arrived();
    expect(world.draft).toBeNull();
  });
});
