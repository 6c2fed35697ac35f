import type { Readable } from 'node:stream';

import type { BucketItem, Client } from 'minio';

import { DomainError } from '#libs/kernel';

import { checkRange } from '../check-range.js';
import { BodyDigest } from '../digest-body.js';
import { keyPrefix, objectKey } from '../object-key.js';
import type {
  ByteRange,
  ListedObject,
  ObjectStat,
  ObjectStore,
  PresignOptions,
  PutOptions,
  StoredObject,
  StoreHealth,
} from '../object-store.js';
import { connect } from './connect.js';
import { cutIntoParts } from './cut-into-parts.js';
import { ensureBucket } from './ensure-bucket.js';
import { putObject } from './put-object.js';
import { persist, s3Failure } from './s3-failure.js';
import { USUAL_PATIENCE, type S3Patience, type S3Settings } from './s3-settings.js';

const PART_BYTES = 8 * 1024 * 1024;

/** Objects in one bucket of any S3 server. Nothing is asked of the server before the first call. */
export class S3ObjectStore implements ObjectStore {
  private readonly client: Client;
  private prepared: Promise<void> | null = null;

  constructor(
    private readonly settings: S3Settings,
    private readonly patience: S3Patience = USUAL_PATIENCE,
  ) {
    this.client = connect(settings, patience);
  }

  async put(body: Readable | Buffer, options: PutOptions): Promise<StoredObject> {
    const { mediaType } = options;
    const { client, patience } = this;
    const key = objectKey(options.key);
    await this.prepare();
    const digest = new BodyDigest(options);
    const parts = cutIntoParts(digest.through(body), PART_BYTES);
    const etag = await putObject({ client, patience, bucket: this.settings.bucket, key, mediaType }, parts);
    return { size: digest.size, sha256: digest.sha256(), etag };
  }

  async get(key: string, options: { readonly range?: ByteRange } = {}): Promise<Readable> {
    const { range } = options;
    const object = objectKey(key);
    await this.prepare();
    if (range === undefined) return this.ask(() => this.client.getObject(this.settings.bucket, object));
    checkRange(range, (await this.stat(key)).size);
    const length = range.end - range.start + 1;
    return this.ask(() => this.client.getPartialObject(this.settings.bucket, object, range.start, length));
  }

  async stat(key: string): Promise<ObjectStat> {
    const object = objectKey(key);
    await this.prepare();
    const { size, etag, lastModified } = await this.ask(() =>
      this.client.statObject(this.settings.bucket, object),
    );
    return { size, etag, modifiedAt: lastModified };
  }

  async delete(key: string): Promise<void> {
    const object = objectKey(key);
    await this.prepare();
    await this.ask(() => this.client.removeObject(this.settings.bucket, object));
  }

  async *list(prefix: string, options: { readonly after?: string } = {}): AsyncGenerator<ListedObject> {
    const start = keyPrefix(prefix);
    await this.prepare();
    const items = this.client.listObjectsV2(this.settings.bucket, start, true, options.after ?? '');
    try {
      for await (const item of items as AsyncIterable<BucketItem>) {
        if (item.name === undefined) continue;
        yield { key: item.name, size: item.size, modifiedAt: item.lastModified ?? new Date(0) };
      }
    } catch (error) {
      throw s3Failure(error);
    }
  }

  async presignGet(key: string, options: PresignOptions): Promise<string> {
    const object = objectKey(key);
    await this.prepare();
    return this.client.presignedGetObject(this.settings.bucket, object, options.expiresSeconds, {
      'response-content-type': options.mediaType,
      'response-content-disposition': options.disposition,
    });
  }

  async health(): Promise<StoreHealth> {
    try {
      await ensureBucket(this.client, this.settings);
      return { ok: true };
    } catch (error) {
      const cause = error instanceof DomainError ? error : s3Failure(error);
      return { ok: false, because: cause.code };
    }
  }

  /** Some servers answer this only per object, or clear half-sent uploads by themselves. */
  async removeLeftovers(olderThanMs: number): Promise<number> {
    await this.prepare();
    const { bucket } = this.settings;
    let removed = 0;
    try {
      for await (const upload of this.client.listIncompleteUploads(
        bucket,
        '',
        true,
      ) as AsyncIterable<HalfSent>) {
        if (Date.now() - new Date(upload.initiated ?? 0).getTime() < olderThanMs) continue;
        await this.client.abortMultipartUpload(bucket, upload.key, upload.uploadId);
        removed += 1;
      }
    } catch (error) {
      throw s3Failure(error);
    }
    return removed;
  }

  private ask<T>(request: () => Promise<T>): Promise<T> {
    return persist(this.patience, request);
  }

  /** Once per process; tried again by the next call when it failed. */
  private async prepare(): Promise<void> {
    this.prepared ??= this.ask(() => ensureBucket(this.client, this.settings));
    try {
      await this.prepared;
    } catch (error) {
      this.prepared = null;
      throw error;
    }
  }
}

interface HalfSent {
  readonly key: string;
  readonly uploadId: string;
  readonly initiated?: Date | string;
}
