import { open, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { DomainError, newId } from '#libs/kernel';

import { checkRange } from '../check-range.js';
import { BodyDigest } from '../digest-body.js';
import { keyPrefix, objectKey } from '../object-key.js';
import type {
  ByteRange,
  ListedObject,
  ObjectStat,
  ObjectStore,
  PutOptions,
  StoredObject,
  StoreHealth,
} from '../object-store.js';
import { diskFailure, diskReadFailure, isMissing } from './disk-failure.js';
import { listFolder } from './list-folder.js';
import { objectPlace } from './object-path.js';
import { removeOldFiles } from './remove-old-files.js';
import { ensureFolder, syncFolder } from './sync-folder.js';

const INCOMING = '.incoming';

// The failure that led here matters more than one of cleaning up; `removeLeftovers` tries again.
const removeQuietly = (path: string): Promise<void> => rm(path, { force: true }).catch(() => undefined);

/** Size, time and file number change whenever a put replaces the file. */
const etagOf = (file: { size: bigint; mtimeNs: bigint; ino: bigint }): string =>
  `${file.size.toString(16)}-${file.mtimeNs.toString(16)}-${file.ino.toString(16)}`;

/** Objects as files below one folder. A put is a temporary file, fsync, rename, fsync of the folder. */
export class DiskObjectStore implements ObjectStore {
  private readonly incoming: string;

  constructor(private readonly root: string) {
    this.incoming = join(root, INCOMING);
  }

  async put(body: Readable | Buffer, options: PutOptions): Promise<StoredObject> {
    const place = objectPlace(options.key);
    const folder = join(this.root, place.folder);
    const digest = new BodyDigest(options);
    const part = join(this.incoming, `${newId()}.part`);
    try {
      await this.writePart(part, digest.through(body));
      await ensureFolder(folder);
      await rename(part, join(folder, place.name));
      await syncFolder(folder);
      const { etag } = await this.stat(options.key);
      return { size: digest.size, sha256: digest.sha256(), etag };
    } catch (error) {
      await removeQuietly(part);
      throw diskFailure(error);
    }
  }

  async get(key: string, options: { readonly range?: ByteRange } = {}): Promise<Readable> {
    const handle = await open(this.path(key), 'r').catch((error: unknown) => {
      throw diskReadFailure(error);
    });
    try {
      if (options.range !== undefined) checkRange(options.range, (await handle.stat()).size);
      return handle.createReadStream({ ...options.range });
    } catch (error) {
      await handle.close();
      throw diskReadFailure(error);
    }
  }

  async stat(key: string): Promise<ObjectStat> {
    const file = await stat(this.path(key), { bigint: true }).catch((error: unknown) => {
      throw diskReadFailure(error);
    });
    return { size: Number(file.size), etag: etagOf(file), modifiedAt: file.mtime };
  }

  async delete(key: string): Promise<void> {
    const { folder } = objectPlace(key);
    try {
      await unlink(this.path(key));
      await syncFolder(join(this.root, folder));
    } catch (error) {
      if (!isMissing(error)) throw diskFailure(error);
    }
  }

  async *list(prefix: string, options: { readonly after?: string } = {}): AsyncGenerator<ListedObject> {
    yield* listFolder(this.root, keyPrefix(prefix), options.after ?? '');
  }

  async health(): Promise<StoreHealth> {
    const probe = join(this.incoming, `${newId()}.part`);
    try {
      await this.writePart(probe, [Buffer.from('probe')]);
      return { ok: true };
    } catch (error) {
      const cause = diskFailure(error);
      return { ok: false, because: cause instanceof DomainError ? cause.code : 'storage.unavailable' };
    } finally {
      await removeQuietly(probe);
    }
  }

  removeLeftovers(olderThanMs: number): Promise<number> {
    return removeOldFiles(this.incoming, olderThanMs);
  }

  private path(key: string): string {
    const { folder, name } = objectPlace(objectKey(key));
    return join(this.root, folder, name);
  }

  private async writePart(part: string, body: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    await ensureFolder(this.incoming);
    const handle = await open(part, 'wx', 0o600);
    try {
      await handle.writeFile(body);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
