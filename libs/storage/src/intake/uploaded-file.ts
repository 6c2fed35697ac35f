import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';

import type { Declared } from '../content/sniff.js';

/** A file that arrived whole, still in its temporary place. Whoever received it must `discard` it. */
export class UploadedFile {
  constructor(
    readonly path: string,
    readonly size: number,
    /** Lower-case hex. */
    readonly sha256: string,
    readonly declared: Declared,
  ) {}

  buffer(): Promise<Buffer> {
    return readFile(this.path);
  }

  stream(): Readable {
    return createReadStream(this.path);
  }

  /** Removes the temporary file; may be called twice. */
  async discard(): Promise<void> {
    await rm(this.path, { force: true });
  }
}
