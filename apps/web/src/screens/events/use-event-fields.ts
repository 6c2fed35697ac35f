import { useState } from 'react';

import type { EventDraft, EventView } from '#libs/contracts';

import type { DraftWords } from '../writing/draft-keeper.js';
import { useDraft } from '../writing/use-draft.js';

/** What stands in the fields of an event. */
interface EventValues {
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

type Change = (next: (before: EventValues) => EventValues) => void;

/** What a form does with the fields of an event. The end follows a later beginning, so that it need not be typed twice. */
const eventForm = (values: EventValues, change: Change) => {
  const set =
    <Name extends keyof EventValues>(name: Name) =>
    (value: EventValues[Name]): void =>
      change((before) => ({ ...before, [name]: value }));
  const setStart = (startsAt: string): void =>
    change((before) => ({
      ...before,
      startsAt,
      endsAt: before.endsAt === '' || before.endsAt <= startsAt ? hourAfter(startsAt) : before.endsAt,
    }));
  const { agenda, ...facts } = values;
  return {
    values,
    set,
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

/** The fields of an event that is there already. */
export const useEventFields = (event: EventView) => {
  const [values, setValues] = useState(() => valuesOf(event));
  return eventForm(values, setValues);
};

type Language = EventDraft['language'];

interface NewEvent {
  readonly values: EventValues;
  readonly language: Language;
}

/** The fields of a new event and its language, kept as a draft. */
export const useNewEvent = (communityId: string, first: Language) => {
  const draft = useDraft(`event:${communityId}`);
  const eventIn = ({ title, markdown: agenda, event }: DraftWords): NewEvent => {
    const { language = first, ...others } = event ?? {};
    return { values: { ...EMPTY, ...others, title, agenda }, language };
  };
  const change = (next: (before: NewEvent) => Partial<NewEvent>): void => {
    const before = eventIn(draft.keeper.current().words);
    const { values, language } = { ...before, ...next(before) };
    const { title, agenda: markdown, ...facts } = values;
    draft.keeper.change({ title, markdown, event: { ...facts, language } });
  };
  const { values, language } = eventIn(draft.words);
  return {
    draft,
    form: eventForm(values, (next) => change((before) => ({ values: next(before.values) }))),
    language,
    setLanguage: (chosen: Language): void => change(() => ({ language: chosen })),
  };
};
