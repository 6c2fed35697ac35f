import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';

import {
  readEvent,
  readVideoWorth,
  type MeView,
  type PersonLink,
  type Present,
  type ThreadFrame,
  type ThreadPage,
} from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { applyEventFrame } from '../events/apply-event-frame.js';
import { applyThreadFrame } from '../thread/apply-thread-frame.js';
import { applyWorthFrame } from '../video/worth/use-worth.js';
import { liveHub } from './live-hub.js';

/** Events after which only a fresh load tells what the reader may do here, or that there is nothing left to see. */
const DECIDED_ANEW = new Set<ThreadFrame['kind']>(['thread.deleted', 'thread.restored']);

/** A typing line that nobody renews ends by itself. */
const TYPING_ENDS_AFTER = 7000;

export interface ThreadLive {
  /** Who else has the thread open. */
  readonly present: Present;
  /** Who else is writing. */
  readonly typing: readonly PersonLink[];
}

interface Watched {
  readonly threadId: string;
  readonly queryKey: readonly unknown[];
  /** The event that the loaded page includes; `null` while it is loading. */
  readonly seq: number | null;
  readonly onFrame?: (frame: ThreadFrame) => void;
}

const NOBODY: PersonLink[] = [];
const NOBODY_HERE: Present = { people: NOBODY, count: 0 };

const besides = (personId: string | null, people: readonly PersonLink[]) =>
  people.filter(({ id }) => id !== personId);

/** The frame is the same for everybody, the reader included, unless they do not wish to be seen. */
const presentBesides = (me: MeView | null, { people, count }: Present): Present => ({
  people: besides(me?.person.id ?? null, people),
  count: Math.max(0, count - (me?.preferences.showPresence === true ? 1 : 0)),
});

/** Brings a loaded thread up to date with every event, and tells who is there. */
export const useThreadLive = ({ threadId, queryKey, seq, onFrame }: Watched): ThreadLive => {
  const queries = useQueryClient();
  const me = useMe();
  const personId = me?.person.id ?? null;
  const [present, setPresent] = useState(NOBODY_HERE);
  const [typing, setTyping] = useState(NOBODY);
  const isLoaded = seq !== null;

  const deliver = useEffectEvent((frame: ThreadFrame): void => {
    queries.setQueryData<ThreadPage>(queryKey, (page) => page && applyThreadFrame(page, frame, personId));
    applyWorthFrame(queries, frame);
    applyEventFrame(queries, frame);
    if (DECIDED_ANEW.has(frame.kind)) void queries.invalidateQueries({ queryKey });
    onFrame?.(frame);
  });
  const loadAfresh = useEffectEvent(async (): Promise<number> => {
    for (const { id } of [readVideoWorth, readEvent]) void queries.invalidateQueries({ queryKey: [id] });
    await queries.refetchQueries({ queryKey, exact: true }, { throwOnError: true });
    return queries.getQueryData<ThreadPage>(queryKey)?.seq ?? 0;
  });
  const begin = useEffectEvent((): (() => void) =>
    liveHub.followThread(threadId, seq ?? 0, {
      onFrame: (frame) => deliver(frame),
      loadAfresh: () => loadAfresh(),
      onPeople: setPresent,
      onTyping: setTyping,
      // Loading again tells why: the answer is that there is no such thread.
      onGone: () => void queries.resetQueries({ queryKey }),
    }),
  );

  useEffect(() => {
    if (!isLoaded || personId === null) return undefined;
    return begin();
  }, [isLoaded, personId]);

  useEffect(() => {
    if (typing.length === 0) return undefined;
    const timer = setTimeout(() => setTyping(NOBODY), TYPING_ENDS_AFTER);
    return () => clearTimeout(timer);
  }, [typing]);

  return { present: presentBesides(me, present), typing: besides(personId, typing) };
};
