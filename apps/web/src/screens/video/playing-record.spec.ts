import { expect, it } from '@jest/globals';

import { recordPlaying } from '#libs/contracts';

import { PlayingRecord } from './playing-record.js';

const ranges = (...parts: [number, number][]): TimeRanges => ({
  length: parts.length,
  start: (at) => parts[at]?.[0] ?? 0,
  end: (at) => parts[at]?.[1] ?? 0,
});

const film = (played: TimeRanges, currentTime = 0) => ({ played, duration: 100, currentTime });

it('says when things happened, whatever the clock of the device says', () => {
  let now = 5_000;
  const record = new PlayingRecord(film(ranges()), () => now);
  now += 1_500;
  record.note('played');
  now += 500;
  expect(record.take().map(({ kind, agoMs }) => [kind, agoMs])).toEqual([
    ['initialized', 2_000],
    ['played', 500],
  ]);
  expect(record.isEmpty).toBe(true);
});

it('knows the place that was left, and is completed once', () => {
  const media = film(ranges([0, 30]), 30);
  const record = new PlayingRecord(media, () => 0);
  record.pass();
  media.currentTime = 60;
  record.depart();
  record.pass();
  record.note('seeked');
  media.played = ranges([0, 60], [60, 96]);
  record.pass();
  record.pass();
  const [, seeked, completed, ...more] = record.take();
  expect(seeked).toMatchObject({ kind: 'seeked', from: 30, seconds: 60 });
  expect(completed).toMatchObject({
    kind: 'completed',
    watched: [
      { from: 0, to: 60 },
      { from: 60, to: 96 },
    ],
  });
  expect(more).toEqual([]);
});

it('knows the place that each of two jumps left, and only the first of those that were not waited for', () => {
  const media = film(ranges([0, 30]), 30);
  const record = new PlayingRecord(media, () => 0);
  const jump = (to: number): void => {
    media.currentTime = to;
    record.depart();
    record.pass();
  };
  record.pass();
  jump(60);
  record.note('seeked');
  jump(10);
  jump(20);
  record.note('seeked');
  const [, ...jumps] = record.take();
  expect(jumps.map(({ from, seconds }) => [from, seconds])).toEqual([
    [30, 60],
    [60, 20],
  ]);
});

it('sends what could not be sent again under the same ids, in parts that the server takes', () => {
  const record = new PlayingRecord(film(ranges([0, 1])), () => 0);
  for (let count = 0; count < 60; count += 1) record.note('paused');
  const first = record.take();
  record.putBack(first);
  expect(record.take()).toEqual(first);
  const body = { playingId: record.id, events: first };
  expect(recordPlaying.body.safeParse(body).success).toBe(true);
  expect(record.take()).toHaveLength(11);
});
