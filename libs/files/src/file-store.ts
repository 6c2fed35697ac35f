import { Inject, Injectable } from '@nestjs/common';

import { newObjectKey, OBJECT_STORE, variantKey, type ObjectStore, type StoredObject } from '#libs/storage';

import type { Part, PreparedFile } from './prepare-file.js';
import type { FileRow } from './present-file.js';

/** Keys of everything below this area belong to rows of `stored_file`. */
export const FILES_AREA = 'files';

/** Where a prepared file's objects are, and what stands for the file. */
export interface KeptObjects {
  readonly baseKey: string;
  readonly variants: FileRow['variants'];
  readonly main: StoredObject & { readonly mediaType: string };
}

const keyOf = (baseKey: string, part: Part): string =>
  part.name === null ? baseKey : variantKey(baseKey, part.name);

/** Every object of a file. */
export const objectKeysOf = (row: Pick<FileRow, 'object_key' | 'variants'>): string[] => [
  row.object_key,
  ...Object.values(row.variants).map(({ key }) => key),
];

/** Puts the objects of files into the store, all or none, and takes them out. */
@Injectable()
export class FileStore {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  async keep(prepared: PreparedFile): Promise<KeptObjects> {
    const baseKey = newObjectKey(FILES_AREA);
    const [mainPart, ...others] = prepared.parts;
    try {
      const main = await this.put(baseKey, mainPart);
      for (const part of others) await this.put(baseKey, part);
      const variants = prepared.parts.flatMap((part) =>
        part.name === null ? [] : [[part.name, { key: keyOf(baseKey, part), ...sizesOf(part) }] as const],
      );
      return {
        baseKey,
        variants: Object.fromEntries(variants),
        main: { ...main, mediaType: mainPart.mediaType },
      };
    } catch (error) {
      await this.discard(prepared.parts.map((part) => keyOf(baseKey, part)));
      throw error;
    }
  }

  /** Takes objects out again; what cannot be reached now is found by the nightly search for objects without a row. */
  async discard(keys: readonly string[]): Promise<void> {
    await Promise.allSettled(keys.map((key) => this.store.delete(key)));
  }

  private put(baseKey: string, part: Part): Promise<StoredObject> {
    const { mediaType, size } = part;
    return this.store.put(part.body(), { key: keyOf(baseKey, part), mediaType, size });
  }
}

const sizesOf = ({ mediaType, size, width, height }: Part) => ({ mediaType, size, width, height });
