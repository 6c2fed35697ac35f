import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { newId } from '#libs/kernel';

import { BodyDigest } from '../digest-body.js';
import { diskFailure } from '../disk/disk-failure.js';
import { failure, megabytes } from '../failures.js';
import { FIELD_BYTES, NAME_CHARACTERS, type UploadLimits } from './upload-limits.js';
import { UploadedFile } from './uploaded-file.js';

const labelOf = (name: string | undefined): string => (name ?? '').slice(0, NAME_CHARACTERS);
const ignore = (): void => undefined;

/** Passes a body on until it is longer than allowed. */
async function* upTo(most: number, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) throw failure('upload.too-large', { megabytes: megabytes(most) });
    yield chunk;
  }
}

/** Collects the parts of one request, and keeps the one temporary file that it may hold. */
export class Intake {
  readonly fields = new Map<string, string>();
  /** Rejects as soon as the file cannot be taken, before the request has ended. */
  readonly failed: Promise<never>;
  private readonly fail: (error: unknown) => void;
  private readonly path: string;
  private received: Promise<UploadedFile> | null = null;

  constructor(private readonly limits: UploadLimits) {
    this.path = join(limits.folder, `${newId()}.upload`);
    ({ promise: this.failed, reject: this.fail } = Promise.withResolvers<never>());
  }

  takeField(name: string | undefined, value: string, { valueTruncated }: { valueTruncated: boolean }): void {
    if (name === undefined || !this.limits.fields.includes(name)) {
      throw failure('upload.field-unknown', { field: labelOf(name) });
    }
    const long = valueTruncated || Buffer.byteLength(value) > FIELD_BYTES;
    // The second sign stands for bytes that are no text in the declared encoding.
    const unstorable = value.includes('\0') || value.includes('\u{fffd}');
    if (this.fields.has(name) || long || unstorable) throw failure('upload.field-invalid', { field: name });
    this.fields.set(name, value);
  }

  takeFile(name: string | undefined, body: Readable, info: { filename?: string; mimeType: string }): void {
    // The parser fails the body when the request breaks off, and nobody may be listening by then.
    body.on('error', ignore);
    if (name !== this.limits.fileField || this.received !== null) {
      body.resume();
      throw failure('upload.field-unknown', { field: labelOf(name) });
    }
    this.received = this.store(body, { fileName: info.filename ?? '', mediaType: info.mimeType });
    this.received.catch(this.fail);
  }

  /** The file, once it is written whole; null when the request had none. */
  file(): Promise<UploadedFile | null> {
    return this.received ?? Promise.resolve(null);
  }

  /** Waits until nothing is being written any more, then removes the file. */
  async giveUp(): Promise<void> {
    await this.received?.catch(ignore);
    await rm(this.path, { force: true });
  }

  private async store(body: Readable, declared: UploadedFile['declared']): Promise<UploadedFile> {
    const digest = new BodyDigest({});
    const chunks = upTo(this.limits.fileBytes, digest.through(body));
    try {
      await pipeline(chunks, createWriteStream(this.path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      throw diskFailure(error);
    }
    return new UploadedFile(this.path, digest.size, digest.sha256(), declared);
  }
}
