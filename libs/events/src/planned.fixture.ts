import { createEvent, type EventView } from '#libs/contracts';
import { localTimeOf } from '#libs/kernel';
import type { ApiCaller } from '#libs/testing';

const HOUR_MS = 3_600_000;

/** What clocks in London show so many hours from now. */
export const inHours = (hours: number): string =>
  localTimeOf(new Date(Date.now() + hours * HOUR_MS), 'Europe/London');

/** The fields of an event that begins so many hours from now and lasts one. */
export const eventIn = (hours: number) => ({
  title: 'Bench morning',
  agenda: 'Bring a **spanner**.',
  startsAt: inHours(hours),
  endsAt: inHours(hours + 1),
  place: 'The depot',
  link: 'https://meet.example/benches',
});

/** Plans an event that begins so many hours from now. */
export const planAs = async (as: ApiCaller, communityId: string, hours: number): Promise<EventView> =>
  (await as(createEvent, { params: { communityId }, body: eventIn(hours) })).answer;
