import { useEffect, useRef, useState } from 'react';

import { deleteDraft, readDraft, saveDraft, type DraftView } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { call } from '../../api/call.js';
import { useMe } from '../../app/session.js';
import { useLostConnection } from '../../shell/connection.js';
import { onDraftChanged } from '../live/draft-news.js';
import { tellSignedOut, useSignedOut } from '../live/signed-out.js';
import { DraftKeeper, type DraftPorts, type LocalCopy } from './draft-keeper.js';
import { keepHere, readKept } from './kept-here.js';

/** `community:<id>` for a new thread, `thread:<id>` for a reply, `post:<id>` for an edit. */
export type DraftPlace = `${'community' | 'thread' | 'post'}:${string}`;

const orNull = async (draft: Promise<DraftView>): Promise<DraftView | null> => {
  try {
    return await draft;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
};

const failureOf = (error: unknown) => {
  if (!(error instanceof ApiProblem)) return 'other' as const;
  if (error.status === 401) tellSignedOut();
  if (error.status === 401) return 'signed-out' as const;
  return error.code === 'draft.conflict' ? ('conflict' as const) : ('other' as const);
};

const portsFor = (place: DraftPlace, storedAs: string, changed: () => void): DraftPorts => {
  const params = { place };
  return {
    load: () => orNull(call(readDraft, { params })),
    save: ({ title, markdown, replyToId }, revision) =>
      call(saveDraft, { params, body: { title, markdown, replyToId, revision } }),
    remove: () => call(deleteDraft, { params }),
    failureOf,
    keep: (copy: LocalCopy | null) => keepHere(storedAs, copy),
    changed,
  };
};

/**
 * Unsent writing for one place, kept on this device and on the server. `known` is the server's draft where the page
 * has it already; leave it out to have it fetched.
 */
export const useDraft = (place: DraftPlace, known?: DraftView | null) => {
  const personId = useMe()?.person.id ?? '';
  const storedAs = `guildhall-draft:${personId}:${place}`;
  const [, redraw] = useState(0);
  const made = useRef<{ place: string; keeper: DraftKeeper } | null>(null);
  if (made.current?.place !== storedAs) {
    const keeper = new DraftKeeper(portsFor(place, storedAs, () => redraw((turn) => turn + 1)));
    made.current = { place: storedAs, keeper };
  }
  const { keeper } = made.current;
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    let isGone = false;
    const begin = (server: DraftView | null): void => {
      if (isGone) return;
      keeper.begin(server, readKept<LocalCopy>(storedAs));
      setReady(true);
    };
    if (known !== undefined) begin(known);
    else orNull(call(readDraft, { params: { place } })).then(begin, () => begin(null));
    const leave = onDraftChanged(place, (revision) => keeper.hear(revision));
    const hurry = (): void => void keeper.saveNow();
    window.addEventListener('pagehide', hurry);
    return () => {
      isGone = true;
      leave();
      window.removeEventListener('pagehide', hurry);
      void keeper.saveNow().finally(() => keeper.stop());
    };
    // What the page knew at first is what counts.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [keeper, place, storedAs]);

  const isLost = useLostConnection() !== null;
  const isSignedOut = useSignedOut();
  useEffect(() => {
    if (!isLost && !isSignedOut) void keeper.saveNow();
  }, [keeper, isLost, isSignedOut]);

  return { keeper, isReady, ...keeper.state };
};
