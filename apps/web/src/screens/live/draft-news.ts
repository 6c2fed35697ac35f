import type { AccountEventPayloads } from '#libs/contracts';

type News = AccountEventPayloads['draft.changed'];
type Listener = (revision: number) => void;

const listeners = new Map<string, Set<Listener>>();

/** Passes on that a draft was saved, sent or thrown away, here or on another device. */
export const tellDraftChanged = ({ place, revision }: News): void => {
  for (const listener of listeners.get(place) ?? []) listener(revision);
};

/** Hears of the draft of one place. */
export const onDraftChanged = (place: string, listener: Listener): (() => void) => {
  const known = listeners.get(place) ?? new Set();
  listeners.set(place, known);
  known.add(listener);
  return () => {
    known.delete(listener);
    if (known.size === 0) listeners.delete(place);
  };
};
