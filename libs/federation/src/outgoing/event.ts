import type { Addresses } from './addresses.js';
import { CONTEXTS } from './contexts.js';
import { thread } from './contributions.js';
import type { EventFacts } from './facts.js';
import type { OutgoingDocument } from './outgoing-document.js';
import { timestamp } from './parts.js';

const locationsOf = ({ place, link }: EventFacts): OutgoingDocument[] => [
  ...(place === '' ? [] : [{ type: 'Place', name: place }]),
  ...(link === '' ? [] : [{ type: 'VirtualLocation', name: link, url: link }]),
];

/**
 * A thread that opens with an event, as FEP-8a8e and Mobilizon write one; the state in the words of both. Nobody elsewhere can
 * say here that they come (`joinMode`).
 */
export const event = (at: Addresses, facts: EventFacts): OutgoingDocument => {
  const locations = locationsOf(facts);
  return {
    ...thread(at, { ...facts, type: 'Article' }),
    '@context': CONTEXTS.event,
    type: 'Event',
    startTime: timestamp(facts.startsAt),
    endTime: facts.endsAt > facts.startsAt ? timestamp(facts.endsAt) : undefined,
    timezone: facts.timeZone,
    location: locations.length === 0 ? undefined : locations,
    eventStatus: facts.isCancelled ? 'EventCancelled' : 'EventScheduled',
    'ical:status': facts.isCancelled ? 'CANCELLED' : 'CONFIRMED',
    joinMode: 'none',
  };
};
