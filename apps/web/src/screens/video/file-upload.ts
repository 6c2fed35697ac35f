import { defaultOptions, DetailedError, Upload } from 'tus-js-client';

import { tellSignedOut } from '../live/signed-out.js';

const ENDPOINT = '/api/uploads';
/** One request carries no more, so that a proxy with a limit of its own does not stop a long upload for ever. */
const CHUNK_BYTES = 32 * 1024 * 1024;
const LONGEST_WAIT = 15_000;
const UNAUTHORISED = 401;
/** Answers after which the same request may succeed: somebody else is writing, too much at once, or the server is busy. */
const PASSING = new Set([409, 423, 429]);

export interface UploadEvents {
  readonly onBegun: (uploadId: string) => void;
  readonly onProgress: (sent: number, total: number) => void;
  /** There is no connection, or there is one again. */
  readonly onWaiting: (isWaiting: boolean) => void;
  readonly onDone: () => void;
  /** `reason` is the server's sentence, empty where it gave none. */
  readonly onFailed: (reason: string) => void;
}

/** Uploads of different people on one device are kept apart. */
const prefixOf = (personId: string): string => `guildhall-${personId}`;

const fingerprintOf = (personId: string, { name, type, size, lastModified }: File): string =>
  [prefixOf(personId), name, type, size, lastModified].join('-');

const idIn = (address: string | null): string => address?.split('/').at(-1) ?? '';

const reasonIn = (error: DetailedError): string => {
  try {
    const problem = JSON.parse(error.originalResponse?.getBody() ?? '') as { detail?: unknown };
    return typeof problem.detail === 'string' ? problem.detail : '';
  } catch {
    return '';
  }
};

/** Names of files of which this person began to send some on this device. */
export const unfinishedFiles = async (personId: string): Promise<readonly string[]> => {
  const all = await defaultOptions.urlStorage.findAllUploads();
  const own = all.filter(({ urlStorageKey }) => urlStorageKey.startsWith(`tus::${prefixOf(personId)}-`));
  return own.flatMap(({ metadata }) => metadata['filename'] ?? []);
};

/** How many bytes an upload was announced with; null when it is no longer there. */
export const announcedBytes = async (uploadId: string): Promise<number | null> => {
  const answer = await fetch(`${ENDPOINT}/${uploadId}`, {
    method: 'HEAD',
    headers: { 'Tus-Resumable': '1.0.0' },
  });
  const length = answer.headers.get('Upload-Length');
  return answer.ok && length !== null ? Number(length) : null;
};

/** One file on its way to the server by the tus protocol; it goes on by itself when the network is back. */
export class FileUpload {
  private readonly upload: Upload;
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isWanted = true;

  constructor(
    private readonly file: File,
    private readonly events: UploadEvents,
    personId: string,
    private readonly uploadId: string | null,
  ) {
    this.upload = new Upload(file, {
      endpoint: ENDPOINT,
      ...(uploadId !== null && { uploadUrl: `${ENDPOINT}/${uploadId}` }),
      metadata: { filename: file.name, filetype: file.type },
      chunkSize: CHUNK_BYTES,
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: (chosen) => Promise.resolve(fingerprintOf(personId, chosen)),
      onUploadUrlAvailable: () => events.onBegun(idIn(this.upload.url)),
      onProgress: (sent, total) => this.moved(sent, total),
      onSuccess: () => this.finished(),
      onError: (error) => this.failed(error),
    });
    window.addEventListener('online', () => this.goOn(), this.stop);
  }

  /** Begins, or goes on where this file was left on this device before. */
  async start(): Promise<void> {
    if (this.uploadId === null) {
      const [before] = (await this.upload.findPreviousUploads()).toSorted((a, b) =>
        b.creationTime.localeCompare(a.creationTime),
      );
      if (before !== undefined) this.upload.resumeFromPreviousUpload(before);
    }
    if (this.isWanted) this.upload.start();
  }

  pause(): void {
    this.isWanted = false;
    clearTimeout(this.timer);
    void this.upload.abort();
  }

  resume(): void {
    this.isWanted = true;
    this.upload.start();
  }

  /** Stops for good on this page; what has arrived stays on the server. */
  leave(): void {
    this.pause();
    this.stop.abort();
  }

  private moved(sent: number, total: number): void {
    if (this.failures > 0) this.events.onWaiting(false);
    this.failures = 0;
    this.events.onProgress(sent, total);
  }

  private finished(): void {
    this.stop.abort();
    this.events.onProgress(this.file.size, this.file.size);
    this.events.onDone();
  }

  private failed(error: Error | DetailedError): void {
    const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : null;
    if (status === UNAUTHORISED) tellSignedOut();
    const isPassing = status !== null && (status === 0 || status >= 500 || PASSING.has(status));
    if (!isPassing) return this.events.onFailed(error instanceof DetailedError ? reasonIn(error) : '');
    this.failures += 1;
    this.events.onWaiting(true);
    this.timer = setTimeout(() => this.goOn(), Math.min(1000 * 2 ** this.failures, LONGEST_WAIT));
  }

  private goOn(): void {
    clearTimeout(this.timer);
    if (this.isWanted && this.failures > 0) this.upload.start();
  }
}
