import { useEffect, useEffectEvent, useState } from 'react';

import { useMe } from '../../app/session.js';
import type { Recording } from './recorder/recording-store.js';
import type { VideoUpload } from './use-video-upload.js';

interface KeptRecordingParts {
  /** The recording that the address names, if any. */
  readonly askedId: string | null;
  /** An upload of which not everything has arrived: its recording may lie here. */
  readonly begunId: string | null;
  /** The draft of this page. Its recording lies here still if no page saw the end of its upload. */
  readonly draftId: string | null;
  readonly upload: VideoUpload;
  /** All has arrived, and a draft is made of it. */
  readonly isSafe: boolean;
}

const store = () => import('./recorder/recording-store.js');

/**
 * Remembers with a recording where it goes, and removes it when that is there.
 *
 * @returns what remembers, before there is a page for it, which draft the recording belongs to
 */
const useKeeping = (
  id: string | undefined,
  { draftId, upload, isSafe }: Pick<KeptRecordingParts, 'draftId' | 'upload' | 'isSafe'>,
) => {
  const { uploadId } = upload.state;
  useEffect(() => {
    if (id === undefined || uploadId === null) return;
    // On a device that is full the upload is only not remembered.
    store()
      .then(({ changeRecording }) => changeRecording(id, { uploadId, ...(draftId !== null && { draftId }) }))
      .catch(() => undefined);
  }, [id, uploadId, draftId]);
  useEffect(() => {
    if (id === undefined || !isSafe) return;
    // What could not be removed is offered among the recordings on this device.
    store()
      .then(({ removeRecording }) => removeRecording(id))
      .catch(() => undefined);
  }, [id, isSafe]);
  return async (draft: string): Promise<void> => {
    if (id === undefined) return;
    const { changeRecording } = await store();
    await changeRecording(id, { draftId: draft }).catch(() => undefined);
  };
};

/**
 * The recording that is uploaded on this page. It is sent without being asked for, from where it was left, and stays on
 * this device until the server has all of it and a draft that it belongs to.
 */
export const useKeptRecording = ({ askedId, begunId, draftId, upload, isSafe }: KeptRecordingParts) => {
  const personId = useMe()?.person.id ?? '';
  const [recording, setRecording] = useState<Recording | null>(null);
  const [isGone, setGone] = useState(false);

  const find = useEffectEvent(async (): Promise<void> => {
    const { fileOf, keptRecordings } = await store();
    const found = (await keptRecordings(personId)).find(
      (kept) =>
        kept.id === askedId ||
        (begunId !== null && kept.uploadId === begunId) ||
        (draftId !== null && kept.draftId === draftId),
    );
    if (found === undefined) return setGone(askedId !== null);
    setRecording(found);
    if (!isSafe) upload.choose(await fileOf(found), found.uploadId);
  });
  useEffect(() => {
    if (askedId !== null || draftId !== null) void find().catch(() => undefined);
    // Only what the page was opened with counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const belongsTo = useKeeping(recording?.id, { draftId, upload, isSafe });
  return { recording, isGone, belongsTo };
};
