import type { Readable } from 'node:stream';

/** What a `put` needs to know. `size` in bytes, when known, is checked; `signal` gives the put up. */
export interface PutOptions {
  readonly key: string;
  readonly mediaType: string;
  readonly size?: number;
  readonly signal?: AbortSignal;
}

/** What was stored: bytes, lower-case hex SHA-256, and the store's opaque version mark. */
export interface StoredObject {
  readonly size: number;
  readonly sha256: string;
  readonly etag: string;
}

export interface ObjectStat {
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: Date;
}

export interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: Date;
}

/** First and last byte, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface PresignOptions {
  readonly expiresSeconds: number;
  readonly mediaType: string;
  readonly disposition: string;
}

export type StoreHealth = { readonly ok: true } | { readonly ok: false; readonly because: string };

/**
 * Where bytes live. Two adapters (disk and S3) pass one contract test.
 *
 * Every call may end in a DomainError `storage.unavailable` (503) or `storage.full` (507).
 * Keys come from `newObjectKey` and `variantKey` only; anything else is a TypeError.
 */
export interface ObjectStore {
  /**
   * Stores the whole body under the key, or nothing: it is durable when the promise resolves, and a body
   * that fails, is aborted or has another size than announced leaves no object and no temporary file.
   * An object under the same key is replaced in one step.
   * @throws DomainError `storage.size-mismatch`
   */
  put(body: Readable | Buffer, options: PutOptions): Promise<StoredObject>;
  /**
   * The object's bytes, or those of one range. Whoever asks must read the stream or destroy it.
   * @throws DomainError `storage.object-missing`, `storage.range-invalid`
   */
  get(key: string, options?: { readonly range?: ByteRange }): Promise<Readable>;
  /** @throws DomainError `storage.object-missing` */
  stat(key: string): Promise<ObjectStat>;
  /** Removes the object; nothing happens when there is none. */
  delete(key: string): Promise<void>;
  /** Objects whose key begins with `prefix`, in byte order of their keys, beginning after the key `after`. */
  list(prefix: string, options?: { readonly after?: string }): AsyncIterable<ListedObject>;
  /** A temporary address that serves the object without us; only S3 has it. */
  presignGet?(key: string, options: PresignOptions): Promise<string>;
  /** Whether a write would succeed now. Never throws. */
  health(): Promise<StoreHealth>;
  /** Clears what a crashed process left half written more than `olderThanMs` ago; answers how many there were. */
  removeLeftovers(olderThanMs: number): Promise<number>;
}

/** Injection token for the one object store of a process. */
export const OBJECT_STORE = Symbol('ObjectStore');
