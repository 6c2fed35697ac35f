import type { EventView } from '#libs/contracts';

import { useFields } from '../forms/use-fields.js';

/** What stands in the fields of an event. */
export interface EventValues {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly place: string;
  readonly link: string;
  readonly agenda: string;
}

const HOUR_MS = 3_600_000;
const EMPTY: EventValues = {
  title: '',
  startsAt: '',
  endsAt: '',
  timeZone: 'Europe/London',
  place: '',
  link: '',
  agenda: '',
};

/** What clocks show an hour after they show this; nothing where it is no day and time. */
const hourAfter = (local: string): string => {
  const moment = new Date(`${local}Z`);
  return Number.isNaN(moment.getTime())
    ? ''
    : new Date(moment.getTime() + HOUR_MS).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
};

const valuesOf = (event: EventView): EventValues => ({
  title: event.title,
  startsAt: event.startsLocal,
  endsAt: event.endsLocal,
  timeZone: event.timeZone,
  place: event.place,
  link: event.link,
  agenda: event.agenda.markdown,
});

/** The fields of an event, new or there already. The end follows a later beginning, so that it need not be typed twice. */
export const useEventFields = (event?: EventView) => {
  const form = useFields<EventValues>(event === undefined ? EMPTY : valuesOf(event));
  const setStart = (startsAt: string): void =>
    form.setValues((before) => ({
      ...before,
      startsAt,
      endsAt: before.endsAt === '' || before.endsAt <= startsAt ? hourAfter(startsAt) : before.endsAt,
    }));
  const { agenda, ...facts } = form.values;
  return {
    ...form,
    setStart,
    agenda,
    /** As the server takes them. */
    facts: () => ({
      ...facts,
      title: facts.title.trim(),
      place: facts.place.trim(),
      link: facts.link.trim(),
    }),
  };
};
