import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { writeCalendar, type CalendarEntry } from './write-calendar.js';

const entry: CalendarEntry = {
  uid: '0197e0a0-0000-7000-8000-000000000001@northfield.example',
  title: 'Benches; bolts, and \\backslashes',
  language: 'en',
  description: 'First line\nSecond line\r\nThird line',
  startsAt: new Date('2026-12-03T10:00:00Z'),
  endsAt: new Date('2026-12-03T11:30:00Z'),
  place: 'Town Hall, room 2',
  link: 'https://meet.example/bench',
  page: 'https://northfield.example/c/parks/t/x',
  isCancelled: false,
  sequence: 3,
  createdAt: new Date('2026-11-01T08:00:00Z'),
  changedAt: new Date('2026-11-02T09:15:30.123Z'),
};

/** As RFC 5545 section 3.1 says: lines that begin with a space go on with the one before. */
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

it('an event has the properties that calendar programs read, in UTC', () => {
  const lines = unfolded(writeCalendar({ name: 'Parks, paths', entries: [entry] }));
  expect(lines).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Guildhall//Events//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Parks\\, paths',
    'X-WR-CALNAME:Parks\\, paths',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
    'UID:0197e0a0-0000-7000-8000-000000000001@northfield.example',
    'DTSTAMP:20261102T091530Z',
    'CREATED:20261101T080000Z',
    'LAST-MODIFIED:20261102T091530Z',
    'SEQUENCE:3',
    'DTSTART:20261203T100000Z',
    'DTEND:20261203T113000Z',
    'SUMMARY;LANGUAGE=en:Benches\\; bolts\\, and \\\\backslashes',
    'DESCRIPTION;LANGUAGE=en:First line\\nSecond line\\nThird line\\n\\nhttps://meet.example/bench\\n\\nhttps://northfield.example/c/parks/t/x',
    'LOCATION;LANGUAGE=en:Town Hall\\, room 2',
    'URL:https://northfield.example/c/parks/t/x',
    'CONFERENCE;VALUE=URI:https://meet.example/bench',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

it('what is cancelled says so, and what has no place, link or end leaves these out', () => {
  const bare = { ...entry, isCancelled: true, place: '', link: '', endsAt: entry.startsAt };
  const text = writeCalendar({ name: '', entries: [bare] });
  expect(text).toContain('\r\nSTATUS:CANCELLED\r\n');
  for (const name of ['LOCATION', 'CONFERENCE', 'DTEND']) expect(text).not.toContain(`\r\n${name}`);
});

it('whatever people write, no line is longer than 75 octets, none is made up, and all words come back', () => {
  const words = fc.string({ unit: 'grapheme-composite', maxLength: 200 });
  const lineEnds = fc.constantFrom(
    '\r\nEND:VEVENT',
    '\nSTATUS:CANCELLED',
    '\u2028X:Y',
    '\0',
    '\uD800',
    '🛠️'.repeat(40),
  );
  const hostile = fc.tuple(words, lineEnds, words).map((parts) => parts.join(''));
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, description, place) => {
      const text = writeCalendar({
        name: title,
        entries: [{ ...entry, title, description, place: `x${place}` }],
      });
      expect(text.isWellFormed()).toBe(true);
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      // eslint-disable-next-line no-control-regex -- these characters are what is looked for
      expect(/[\0-\x08\x0B\f\x0E-\x1F\x7F]|(?<!\r)\n|\r(?!\n)/.test(text)).toBe(false);
      const lines = unfolded(text);
      expect(
        lines.map((line) => /^[A-Z-]+/.exec(line)?.[0]).filter((name) => name === 'STATUS'),
      ).toHaveLength(1);
      expect(lines).toHaveLength(26);
      const summary = lines.find((line) => line.startsWith('SUMMARY;LANGUAGE=en:'))?.slice(20) ?? '';
      const read = summary.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
      const kept = title
        .toWellFormed()
        .replaceAll('\uFFFD', '')
        // eslint-disable-next-line no-control-regex -- these characters are what is left out
        .replaceAll(/[\0-\x08\x0B\f\x0E-\x1F\x7F]/g, '')
        .replaceAll(/\r\n?|\u0085|\u2028|\u2029/g, '\n');
      expect(read.replaceAll('\uFFFD', '')).toBe(kept);
    }),
    { numRuns: 300 },
  );
});

it('an address that would break out of its line is encoded', () => {
  const text = writeCalendar({ name: '', entries: [{ ...entry, link: 'https://meet.example/a b\u2028c' }] });
  expect(text).toContain('CONFERENCE;VALUE=URI:https://meet.example/a%20b%E2%80%A8c\r\n');
});
