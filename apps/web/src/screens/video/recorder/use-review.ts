import { useEffect, useRef, useState, type RefObject } from 'react';

import { fileOf, type Recording } from './recording-store.js';
import { trimOf, withEnd, withStart, type Trim } from './trim.js';

/** The address of a recording for this page; null until it is read. */
const useAddressOf = (recording: Recording): string | null => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isWanted = true;
    fileOf(recording).then(
      (file) => {
        if (!isWanted) return;
        made = URL.createObjectURL(file);
        setAddress(made);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [recording]);
  return address;
};

/** A recording does not say how long it is; players find out when they are sent behind its end. */
const learnLength = (video: HTMLVideoElement, start: number): void => {
  if (Number.isFinite(video.duration)) return;
  video.addEventListener('durationchange', () => (video.currentTime = start / 1000), { once: true });
  video.currentTime = Number.MAX_SAFE_INTEGER;
};

/** Plays only what is kept. */
const keepWithin = (video: HTMLVideoElement | null, { start, end }: Trim): void => {
  if (video === null || video.paused || video.currentTime * 1000 < end) return;
  video.pause();
  video.currentTime = start / 1000;
};

/** A recording that is looked at and trimmed. */
export const useReview = (recording: Recording) => {
  const { durationMs } = recording;
  const video: RefObject<HTMLVideoElement | null> = useRef(null);
  const address = useAddressOf(recording);
  const [trim, setTrim] = useState(() => trimOf(recording.excerpt, durationMs));
  const show = (milliseconds: number): void => {
    if (video.current !== null) video.current.currentTime = milliseconds / 1000;
  };
  const now = (): number => (video.current?.currentTime ?? 0) * 1000;
  return {
    video,
    address,
    trim,
    now,
    setStart: (milliseconds: number): void => {
      const next = withStart(trim, milliseconds);
      setTrim(next);
      show(next.start);
    },
    setEnd: (milliseconds: number): void => {
      const next = withEnd(trim, milliseconds, durationMs);
      setTrim(next);
      show(next.end);
    },
    events: {
      onLoadedMetadata: () => video.current && learnLength(video.current, trim.start),
      onTimeUpdate: () => keepWithin(video.current, trim),
      onPlay: () => {
        if (now() < trim.start || now() >= trim.end) show(trim.start);
      },
    },
  };
};

/** Where a recording is cut, and how that is changed. */
export type Cut = Pick<ReturnType<typeof useReview>, 'trim' | 'now' | 'setStart' | 'setEnd'>;
