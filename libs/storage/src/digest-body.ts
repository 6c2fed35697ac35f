import { createHash } from 'node:crypto';
import { addAbortSignal, type Readable } from 'node:stream';

import { failure } from './failures.js';
import type { PutOptions } from './object-store.js';

/** Counts and hashes a body while it passes, and checks at its end that it had the announced size. */
export class BodyDigest {
  private readonly hash = createHash('sha256');
  size = 0;

  constructor(private readonly options: Pick<PutOptions, 'size' | 'signal'>) {}

  async *through(body: Readable | Buffer): AsyncGenerator<Buffer> {
    if (this.options.signal !== undefined && !Buffer.isBuffer(body))
      addAbortSignal(this.options.signal, body);
    for await (const piece of Buffer.isBuffer(body) ? [body] : body) {
      const chunk = Buffer.isBuffer(piece) ? piece : Buffer.from(piece as Uint8Array);
      this.options.signal?.throwIfAborted();
      this.hash.update(chunk);
      this.size += chunk.length;
      this.check(this.options.size !== undefined && this.size > this.options.size);
      yield chunk;
    }
    this.options.signal?.throwIfAborted();
    this.check(this.options.size !== undefined && this.size !== this.options.size);
  }

  sha256(): string {
    return this.hash.digest('hex');
  }

  private check(wrong: boolean): void {
    if (wrong) throw failure('storage.size-mismatch');
  }
}
