import { useRef, useState } from 'react';

import { deleteFile, describeFile, uploadFile, type FileView } from '#libs/contracts';

import { call } from '../../api/call.js';

/** A file on its way to a post. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly state: 'sending' | 'ready' | 'failed';
  readonly file: FileView | null;
  readonly error?: unknown;
}

const MOST = 10;

/** Files that go with what is being written. */
export const useUploads = () => {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const next = useRef(1);
  const change = (key: number, how: Partial<Upload>): void =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...how } : upload)));

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
    add: (files: readonly File[]): void => {
      for (const file of files.slice(0, MOST - uploads.length)) {
        const key = next.current;
        next.current += 1;
        setUploads((all) => [...all, { key, name: file.name, state: 'sending', file: null }]);
        void send(key, file);
      }
    },
    describe: (upload: Upload, alt: string): void => {
      if (upload.file === null || upload.file.alt === alt) return;
      call(describeFile, { params: { id: upload.file.id }, body: { alt } }).then(
        (file) => change(upload.key, { file, error: undefined }),
        (error: unknown) => change(upload.key, { error }),
      );
    },
    remove: (upload: Upload): void => {
      setUploads((all) => all.filter(({ key }) => key !== upload.key));
      // What nothing uses is removed by itself after a day.
      if (upload.file) call(deleteFile, { params: { id: upload.file.id } }).catch(() => undefined);
    },
    clear: (): void => setUploads([]),
  };
};
