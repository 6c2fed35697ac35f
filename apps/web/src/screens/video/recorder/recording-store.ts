import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { Excerpt } from './trim.js';

/** A recording that lies on this device. Times are in milliseconds. */
export interface Recording {
  readonly id: string;
  /** Whose it is: several people may use one device. */
  readonly personId: string;
  readonly mediaType: string;
  /** Of the file that is made of it. */
  readonly fileName: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly bytes: number;
  readonly chunks: number;
  /** What its author keeps of it; null for all. */
  readonly excerpt: Excerpt | null;
  /** The upload that its bytes go into, once there is one. */
  readonly uploadId: string | null;
  /** The draft that the upload belongs to, once there is one; the upload is forgotten when the video is ready. */
  readonly draftId: string | null;
}

interface Schema extends DBSchema {
  recordings: { key: string; value: Recording; indexes: { byPerson: string } };
  /** Keys are a recording and a number from 0. */
  chunks: { key: [string, number]; value: Blob };
}

const NAME = 'guildhall-recordings';

let opening: Promise<IDBPDatabase<Schema>> | undefined;

const database = (): Promise<IDBPDatabase<Schema>> => {
  opening ??= openDB<Schema>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('recordings', { keyPath: 'id' }).createIndex('byPerson', 'personId');
      db.createObjectStore('chunks');
    },
    terminated: () => {
      opening = undefined;
    },
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
};

const chunksOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

/** The name of the lock that is held as long as a recording grows. */
const lockOf = (id: string): string => `${NAME}/${id}`;

export const addRecording = async (recording: Recording): Promise<void> => {
  await (await database()).add('recordings', recording);
};

/**
 * Puts the next piece behind what is there, all or nothing.
 *
 * @throws DOMException `QuotaExceededError` when the device is full
 */
export const addChunk = async (id: string, chunk: Blob, durationMs: number): Promise<void> => {
  const transaction = (await database()).transaction(['recordings', 'chunks'], 'readwrite');
  const recordings = transaction.objectStore('recordings');
  const before = await recordings.get(id);
  if (before !== undefined) {
    await transaction.objectStore('chunks').put(chunk, [id, before.chunks]);
    const after = { chunks: before.chunks + 1, bytes: before.bytes + chunk.size, durationMs };
    await recordings.put({ ...before, ...after });
  }
  await transaction.done;
};

export const readRecording = async (id: string): Promise<Recording | undefined> =>
  (await database()).get('recordings', id);

/** @throws DOMException `QuotaExceededError` when the device is full */
export const changeRecording = async (
  id: string,
  change: Partial<Pick<Recording, 'excerpt' | 'uploadId' | 'draftId'>>,
): Promise<void> => {
  const transaction = (await database()).transaction('recordings', 'readwrite');
  const before = await transaction.store.get(id);
  if (before !== undefined) await transaction.store.put({ ...before, ...change });
  await transaction.done;
};

export const removeRecording = async (id: string): Promise<void> => {
  const transaction = (await database()).transaction(['recordings', 'chunks'], 'readwrite');
  await transaction.objectStore('chunks').delete(chunksOf(id));
  await transaction.objectStore('recordings').delete(id);
  await transaction.done;
};

/** The recordings of a person that hold something and do not grow in any window, the latest first. */
export const keptRecordings = async (personId: string): Promise<readonly Recording[]> => {
  const all = await (await database()).getAllFromIndex('recordings', 'byPerson', personId);
  const { held = [] } = await navigator.locks.query();
  const growing = new Set(held.map(({ name }) => name));
  return all
    .filter(({ id, chunks }) => chunks > 0 && !growing.has(lockOf(id)))
    .toSorted((a, b) => b.startedAt - a.startedAt);
};

/** What was recorded, as a file that is the same each time. */
export const fileOf = async ({ id, fileName, mediaType, startedAt }: Recording): Promise<File> => {
  const chunks = await (await database()).getAll('chunks', chunksOf(id));
  return new File(chunks, fileName, { type: mediaType, lastModified: startedAt });
};

/** Says to all windows that a recording grows, until the promise settles or the page is gone. */
export const whileGrowing = (id: string, grown: Promise<unknown>): void => {
  void navigator.locks.request(lockOf(id), () => grown.catch(() => undefined));
};
