import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';

import { deleteDraft, readDraft, saveDraft, type DraftView } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { call } from '../../api/call.js';
import { useMe } from '../../app/session.js';
import { useLostConnection } from '../../shell/connection.js';
import { onDraftChanged } from '../live/draft-news.js';
import { tellSignedOut, useSignedOut } from '../live/signed-out.js';
import { DraftKeeper, type DraftPorts, type LocalCopy } from './draft-keeper.js';
import { keepHere, readKept } from './kept-here.js';

/** `community:<id>` for a new thread, `event:<id of the community>` for a new event, `thread:<id>` for a reply, `post:<id>` for an edit, `publication:<id>` for an article. */
export type DraftPlace = `${'community' | 'event' | 'thread' | 'post' | 'publication'}:${string}`;

const kept = async (place: DraftPlace): Promise<DraftView | null> =>
  (await call(readDraft, { params: { place } })).draft;

const failureOf = (error: unknown) => {
  if (!(error instanceof ApiProblem)) return 'other' as const;
  if (error.status === 401) tellSignedOut();
  if (error.status === 401) return 'signed-out' as const;
  return error.code === 'draft.conflict' ? ('conflict' as const) : ('other' as const);
};

const portsFor = (place: DraftPlace, storedAs: string): DraftPorts => {
  const params = { place };
  return {
    load: () => kept(place),
    save: (words, revision) => call(saveDraft, { params, body: { ...words, revision } }),
    remove: () => call(deleteDraft, { params }),
    failureOf,
    keep: (copy: LocalCopy | null) => keepHere(storedAs, copy),
  };
};

/**
 * Unsent writing for one place, kept on this device and on the server. `known` is the server's draft where the page
 * has it already; leave it out to have it fetched. The place of one component does not change: give it a `key`.
 */
export const useDraft = (place: DraftPlace, known?: DraftView | null) => {
  const personId = useMe()?.person.id ?? '';
  const storedAs = `guildhall-draft:${personId}:${place}`;
  const [keeper] = useState(() => new DraftKeeper(portsFor(place, storedAs)));
  const state = useSyncExternalStore(keeper.subscribe, keeper.current, keeper.current);
  const [isReady, setReady] = useState(false);

  const begin = useEffectEvent((server: DraftView | null): void => {
    keeper.begin(server, readKept<LocalCopy>(storedAs));
    setReady(true);
  });
  const load = useEffectEvent((): Promise<DraftView | null> =>
    known === undefined ? kept(place).catch(() => null) : Promise.resolve(known),
  );
  useEffect(() => {
    let isGone = false;
    void load().then((server) => {
      if (!isGone) begin(server);
    });
    const leave = onDraftChanged(place, (revision) => keeper.hear(revision));
    const hurry = (): void => void keeper.saveNow();
    window.addEventListener('pagehide', hurry);
    return () => {
      isGone = true;
      leave();
      window.removeEventListener('pagehide', hurry);
      void keeper.saveNow().finally(() => keeper.stop());
    };
  }, [keeper, place]);

  const isLost = useLostConnection() !== null;
  const isSignedOut = useSignedOut();
  useEffect(() => {
    if (!isLost && !isSignedOut) void keeper.saveNow();
  }, [keeper, isLost, isSignedOut]);

  return { keeper, isReady, ...state };
};
