import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';

import {
  contentDisposition,
  OBJECT_STORE,
  storageFailure,
  type ByteRange,
  type ObjectStore,
} from '#libs/storage';

import type { ReadableFile } from './find-file.js';
import { joinedParts } from './joined-parts.js';
import { parseRange } from './parse-range.js';

// Whatever a file turns out to be, no browser may run, frame or embed anything of it.
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

/** Sends an object with exact type and size, whole or one range of it. */
@Injectable()
export class SendFile {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** @throws DomainError `storage.range-invalid`, `storage.object-missing`, `storage.unavailable` */
  async execute(file: ReadableFile, request: Request, response: Response): Promise<void> {
    const etag = etagOf(file);
    setHeaders(response, file, etag);
    if (request.headers['if-none-match'] === etag) {
      response.status(304).end();
      return;
    }
    const range = rangeOf(request, file.size, etag);
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${file.size}`);
      throw storageFailure('storage.range-invalid');
    }
    const body = request.method === 'HEAD' ? null : await this.open(file, range);
    setExtent(response, file.size, range);
    if (body === null) response.end();
    // A reader who leaves, or a store that breaks off, ends the connection: a cut body must not look whole.
    else await pipeline(body, response).catch(() => response.destroy());
  }

  private async open({ key, parts, size }: ReadableFile, range: ByteRange | null): Promise<Readable> {
    if (parts === undefined) return this.store.get(key, range === null ? {} : { range });
    return joinedParts(this.store, parts, range ?? { start: 0, end: size - 1 });
  }
}

/** An object never changes under its key, so the key's own part is as good as a digest. */
const etagOf = (file: ReadableFile): string => `"${file.key.slice(file.key.indexOf('/') + 1)}"`;

const rangeOf = (request: Request, size: number, etag: string): ReturnType<typeof parseRange> => {
  const wanted = request.headers['if-range'];
  return wanted === undefined || wanted === etag ? parseRange(request.headers.range, size) : null;
};

const setExtent = (response: Response, size: number, range: ByteRange | null): void => {
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.status(range === null ? 200 : 206);
  response.setHeader('Content-Length', String(end - start + 1));
  if (range !== null) response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
};

const setHeaders = (response: Response, file: ReadableFile, etag: string): void => {
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader(
    'Content-Disposition',
    contentDisposition(file.fileName, file.isShown ? 'inline' : 'attachment'),
  );
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Cookie');
  const { keepSeconds } = file;
  response.setHeader(
    'Cache-Control',
    keepSeconds > 0 ? `private, max-age=${keepSeconds}` : 'private, no-store',
  );
};
