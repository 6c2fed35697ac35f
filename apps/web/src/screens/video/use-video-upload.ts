import { useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../app/session.js';
import { announce } from '../../shell/announcer.js';
import type { FileUpload, UploadEvents } from './file-upload.js';
import { UploadRate } from './upload-rate.js';

export interface UploadState {
  readonly phase: 'none' | 'sending' | 'paused' | 'waiting' | 'failed' | 'done';
  readonly fileName: string;
  readonly sent: number;
  readonly total: number;
  /** Bytes a second. */
  readonly rate: number | null;
  readonly uploadId: string | null;
  /** Why it failed, in the server's words. */
  readonly reason: string;
  /** The file that was chosen is another one than was begun, which has so many bytes. */
  readonly expectedBytes: number | null;
}

const NONE: UploadState = {
  phase: 'none',
  fileName: '',
  sent: 0,
  total: 0,
  rate: null,
  uploadId: null,
  reason: '',
  expectedBytes: null,
};

const HALF = 0.5;

/** Says little: when it starts, when half is done, and the end. */
const useSaying = () => {
  const { t } = useTranslation();
  const saidHalf = useRef(false);
  return {
    start: (): void => {
      saidHalf.current = false;
      announce(t('video:upload.said-start'));
    },
    progress: (share: number): void => {
      if (saidHalf.current || share < HALF || share >= 1) return;
      saidHalf.current = true;
      announce(t('video:upload.said-half'));
    },
    done: (): void => announce(t('video:upload.said-done')),
  };
};

/** How the upload of this page stands, and what it does to that. */
const useUploadState = () => {
  const [rate] = useState(() => new UploadRate());
  const [state, change] = useReducer(
    (before: UploadState, how: Partial<UploadState>): UploadState => ({ ...before, ...how }),
    NONE,
  );
  const say = useSaying();
  const events: UploadEvents = {
    onBegun: (uploadId) => change({ uploadId }),
    onProgress: (sent, total) => {
      say.progress(sent / total);
      change({ sent, total, rate: rate.add(sent) });
    },
    onWaiting: (isWaiting) => {
      rate.reset();
      change({ phase: isWaiting ? 'waiting' : 'sending', rate: null });
    },
    onDone: () => {
      say.done();
      change({ phase: 'done' });
    },
    onFailed: (reason) => change({ phase: 'failed', reason }),
  };
  return {
    state,
    change,
    events,
    started: (file: File): void => {
      rate.reset();
      change({ ...NONE, phase: 'sending', fileName: file.name, total: file.size });
      say.start();
    },
  };
};

/**
 * The upload of this page.
 *
 * @param begunId an upload that is to be gone on with, or null
 */
export const useVideoUpload = (begunId: string | null) => {
  const personId = useMe()?.person.id ?? '';
  const upload = useRef<FileUpload | null>(null);
  const { state, change, events, started } = useUploadState();
  useEffect(() => () => upload.current?.leave(), []);

  const choose = async (file: File, fromId: string | null): Promise<void> => {
    upload.current?.leave();
    const { announcedBytes, FileUpload: Sender } = await import('./file-upload.js');
    const bytes = fromId === null ? null : await announcedBytes(fromId).catch(() => null);
    if (bytes !== null && bytes !== file.size) return change({ ...NONE, expectedBytes: bytes });
    started(file);
    upload.current = new Sender(file, events, personId, fromId);
    return upload.current.start();
  };
  const goOn = (): void => {
    change({ phase: 'sending', reason: '' });
    upload.current?.resume();
  };
  return {
    state,
    /** `fromId` is the upload that the file goes on with, if not the page's own. */
    choose: (file: File, fromId = begunId): void => {
      choose(file, fromId).catch(() => change({ phase: 'failed' }));
    },
    pause: (): void => {
      upload.current?.pause();
      events.onWaiting(false);
      change({ phase: 'paused' });
    },
    goOn,
  };
};

export type VideoUpload = ReturnType<typeof useVideoUpload>;
