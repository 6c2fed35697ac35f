/** An event as calendars keep it. */
export interface CalendarEntry {
  /** Never changes, on any server. */
  readonly uid: string;
  readonly title: string;
  readonly language: 'en' | 'cy';
  /** Plain text. */
  readonly description: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** Where people meet online; empty where they do not. */
  readonly link: string;
  /** Page where it is talked about. */
  readonly page: string;
  readonly isCancelled: boolean;
  /** Rises with each change, from 0. */
  readonly sequence: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

interface Calendar {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
}

/** Octets of a line at most, without what ends it: RFC 5545 section 3.1. */
const LINE_OCTETS = 75;
const HOURS_BETWEEN_LOOKS = 1;

/** What no value may hold: RFC 5545 section 3.3.11, CONTROL. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const CONTROLS =
  /[\0-\x08\x0B\f\x0E-\x1F\x7F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escaped = (text: string): string =>
  text
    .replaceAll(CONTROLS, '')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n?|\n|\u0085|\u2028|\u2029/g, '\\n');

const octetsOf = (text: string): number => Buffer.byteLength(text);

/** Breaks a long line between characters, each part after the first behind a space. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      [part, octets] = [' ', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
};

/** `20261203T100000Z`: moments are written in UTC, so that no description of a time zone is needed. */
const moment = (at: Date): string => `${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;

/** An address is a value of its own kind, in which nothing is escaped: what could break out of it is encoded. */
const address = (text: string): string | null => URL.parse(text)?.href ?? null;

const whereOf = ({ link, page }: CalendarEntry): string[] => {
  const [meeting, about] = [link === '' ? null : address(link), address(page)];
  return [
    ...(about === null ? [] : [`URL:${about}`]),
    ...(meeting === null ? [] : [`CONFERENCE;VALUE=URI:${meeting}`]),
  ];
};

const linesOf = (entry: CalendarEntry): string[] => {
  const words = `;LANGUAGE=${entry.language}:`;
  const description = [entry.description, entry.link, entry.page].filter((part) => part !== '').join('\n\n');
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${moment(entry.changedAt)}`,
    `CREATED:${moment(entry.createdAt)}`,
    `LAST-MODIFIED:${moment(entry.changedAt)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTART:${moment(entry.startsAt)}`,
    ...(entry.endsAt > entry.startsAt ? [`DTEND:${moment(entry.endsAt)}`] : []),
    `SUMMARY${words}${escaped(entry.title)}`,
    `DESCRIPTION${words}${escaped(description)}`,
    ...(entry.place === '' ? [] : [`LOCATION${words}${escaped(entry.place)}`]),
    ...whereOf(entry),
    `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
};

/**
 * A calendar that calendar programs read, once or again and again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545 iCalendar
 * @see https://www.rfc-editor.org/rfc/rfc7986 NAME, REFRESH-INTERVAL and CONFERENCE
 */
export const writeCalendar = ({ name, entries }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Guildhall//Events//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${HOURS_BETWEEN_LOOKS}H`,
    `X-PUBLISHED-TTL:PT${HOURS_BETWEEN_LOOKS}H`,
    ...entries.flatMap(linesOf),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
