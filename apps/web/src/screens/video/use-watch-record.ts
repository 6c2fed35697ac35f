import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import {
  addToWatchRecord,
  eraseWatchRecord,
  readWatchRecord,
  type VideoView,
  type WatchRecord,
} from '#libs/contracts';

import { call } from '../../api/call.js';
import { queryKeyOf } from '../../api/query-keys.js';
import { useCommand, useOperation } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { SeenSeconds } from './seen-seconds.js';

/** How long what was seen waits to be sent, in milliseconds; when the page is left it is sent at once. */
const SEND_EVERY = 10_000;

/** Nobody goes on from the very beginning, or the very end, in seconds. */
const EDGE = 5;

interface Sender {
  readonly seen: SeenSeconds;
  readonly send: () => void;
}

/** Follows what is played, and sends it now and then. */
const useFollowing = (media: HTMLVideoElement | null, isOn: boolean, { seen, send }: Sender): void => {
  const sendNow = useEffectEvent(send);
  useEffect(() => {
    if (media === null || !isOn) return undefined;
    const stop = new AbortController();
    const pass = (): void => {
      if (!media.paused && !media.seeking) seen.pass(media.currentTime);
    };
    const leave = (): void => {
      if (document.visibilityState === 'hidden') sendNow();
    };
    media.addEventListener('timeupdate', pass, stop);
    media.addEventListener('seeking', () => seen.jump(), stop);
    for (const name of ['pause', 'ended'] as const) media.addEventListener(name, () => sendNow(), stop);
    document.addEventListener('visibilitychange', leave, stop);
    window.addEventListener('pagehide', () => sendNow(), stop);
    const timer = setInterval(() => sendNow(), SEND_EVERY);
    return () => {
      sendNow();
      clearInterval(timer);
      stop.abort();
    };
  }, [media, isOn, seen]);
};

/** Where somebody goes on, in seconds, if that is worth it. */
const resumeOf = (record: WatchRecord | undefined, durationMs: number | null): number | undefined => {
  const at = (record?.positionMs ?? 0) / 1000;
  return at > EDGE && at < (durationMs ?? 0) / 1000 - EDGE ? at : undefined;
};

/** What this person has seen of a published video: read, added to while it plays, and forgotten on request. */
export const useWatchRecord = (video: VideoView, media: HTMLVideoElement | null) => {
  const queries = useQueryClient();
  const params = { videoId: video.id };
  const isMine = useMe() !== null && video.threadId !== null;
  const { data: record } = useOperation(readWatchRecord, { params }, { enabled: isMine, staleTime: 0 });
  const [collected] = useState(() => new SeenSeconds());
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const send = (): void => {
    if (media === null || collected.isEmpty) return;
    const stretches = collected.take();
    const body = { positionMs: Math.round(media.currentTime * 1000), seen: stretches };
    sending.current = call(addToWatchRecord, { params, body }, { outlivesPage: true }).then(
      (answer) => queries.setQueryData(queryKeyOf(readWatchRecord, { params }), answer),
      () => collected.putBack(stretches),
    );
  };
  useFollowing(media, isMine && (record === undefined || record.isKept), { seen: collected, send });
  const erase = useCommand(eraseWatchRecord, { refreshes: [readWatchRecord] });
  return {
    record,
    resumeAt: resumeOf(record, video.durationMs),
    /** Forgets what was seen. */
    forget: (): void => {
      collected.forget();
      // What is on its way must not arrive after it.
      void sending.current.then(() => erase.mutate({ params }));
    },
  };
};

export type Watching = ReturnType<typeof useWatchRecord>;
