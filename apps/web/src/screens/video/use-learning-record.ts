import { useEffect } from 'react';

import { readLearningRecord, recordPlaying, type VideoView } from '#libs/contracts';

import { call } from '../../api/call.js';
import { useOperation } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { PlayingRecord } from './playing-record.js';

/** How long things wait to be sent together, in milliseconds. */
const SEND_EVERY = 10_000;

/** Follows the player until it is closed; gives what ends it. */
const follow = (media: HTMLVideoElement, videoId: string): (() => void) => {
  const stop = new AbortController();
  const record = new PlayingRecord(media, () => performance.now());
  const send = (): void => {
    if (record.isEmpty) return;
    const events = record.take();
    const body = { playingId: record.id, events };
    call(recordPlaying, { params: { videoId }, body }, { outlivesPage: true }).catch(() =>
      record.putBack(events),
    );
  };
  const on = (name: string, react: () => void): void => media.addEventListener(name, react, stop);
  on('playing', () => record.note('played'));
  on('pause', () => record.note('paused'));
  on('seeking', () => record.depart());
  on('seeked', () => record.note('seeked'));
  on('timeupdate', () => {
    if (!media.seeking) record.pass();
  });
  const timer = setInterval(send, SEND_EVERY);
  const end = (): void => {
    if (stop.signal.aborted) return;
    stop.abort();
    clearInterval(timer);
    record.note('terminated');
    send();
  };
  window.addEventListener('pagehide', end, stop);
  return end;
};

/** Tells the learning record what is played, for somebody who has agreed to it. */
export const useLearningRecord = (video: VideoView, media: HTMLVideoElement | null): void => {
  const isMine = useMe() !== null && video.threadId !== null;
  const { data } = useOperation(readLearningRecord, {}, { enabled: isMine });
  const isOn = data !== undefined && data.offered && data.agreedAt !== null;
  useEffect(() => (media === null || !isOn ? undefined : follow(media, video.id)), [media, isOn, video.id]);
};
