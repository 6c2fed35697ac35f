import { useRef, useState } from 'react';

import { deleteFile, describeFile, uploadFile, type FileView } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { call } from '../../api/call.js';

/** A file on its way to a post. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly state: 'sending' | 'ready' | 'failed';
  readonly file: FileView | null;
  readonly error?: unknown;
}

/** The files themselves, each under a key of its own while it is on this page. */
const useUploadList = () => {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const next = useRef(1);
  return {
    uploads,
    append: (upload: Omit<Upload, 'key'>): number => {
      const key = next.current;
      next.current += 1;
      setUploads((all) => [...all, { ...upload, key }]);
      return key;
    },
    change: (key: number, how: Partial<Upload>): void =>
      setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...how } : upload))),
    drop: (gone: Upload): void => setUploads((all) => all.filter(({ key }) => key !== gone.key)),
    clear: (): void => setUploads([]),
  };
};

/** Files that go with what is being written. */
export const useUploads = () => {
  const { uploads, append, change, drop, clear } = useUploadList();
  const [hasTooMany, setTooMany] = useState(false);

  const send = async (key: number, file: File): Promise<void> => {
    try {
      const body = { purpose: 'attachment', alt: '', file } as never;
      change(key, { state: 'ready', file: await call(uploadFile, { body }) });
    } catch (error) {
      change(key, { state: 'failed', error });
    }
  };
  return {
    uploads,
    isBusy: uploads.some(({ state }) => state === 'sending'),
    /** Whether more were chosen than go with one post; the first of them were taken. */
    hasTooMany,
    add: (files: readonly File[]): void => {
      const room = LIMITS.content.attachmentsPerPost - uploads.length;
      setTooMany(files.length > room);
      for (const file of files.slice(0, room))
        void send(append({ name: file.name, state: 'sending', file: null }), file);
    },
    /** Files that are on the server already, of a reply that is taken up again. */
    putBack: (files: readonly FileView[]): void => {
      for (const file of files) append({ name: file.fileName, state: 'ready', file });
    },
    describe: (upload: Upload, alt: string): void => {
      if (upload.file === null || upload.file.alt === alt) return;
      call(describeFile, { params: { id: upload.file.id }, body: { alt } }).then(
        (file) => change(upload.key, { file, error: undefined }),
        (error: unknown) => change(upload.key, { error }),
      );
    },
    remove: (upload: Upload): void => {
      setTooMany(false);
      drop(upload);
      // What nothing uses is removed by itself after a day.
      if (upload.file) call(deleteFile, { params: { id: upload.file.id } }).catch(() => undefined);
    },
    clear,
  };
};
