import { Readable } from 'node:stream';

import { Inject, Injectable } from '@nestjs/common';
import { Server, type Locker } from '@tus/server';
import type { Request, Response } from 'express';

import { CONFIG, type Config } from '#libs/config';
import { UploadTurns } from '#libs/files';
import { DomainError, newId, notFound, type AccountViewer } from '#libs/kernel';

import { CHECKSUM_ALGORITHMS, UploadChecksum } from './upload-checksum.js';
import { UploadStore } from './upload-store.js';
import { Uploads } from './uploads.js';

const PATH = '/api/uploads';

/** Addresses at which the tus protocol is spoken. */
export const UPLOAD_ADDRESSES = /^\/api\/uploads(?:\/[^/]+)?$/;

const VERSION = '1.0.0';
const MIB = 1024 * 1024;

/** Answers of the tus server carry permissions for other sites, which nobody has here. */
const PASSED_ON = [
  'location',
  'upload-offset',
  'upload-length',
  'upload-metadata',
  'upload-expires',
  'tus-version',
  'tus-extension',
  'tus-max-size',
];

/** Which request adds bytes is decided where they are recorded. */
const noLocks: Locker = {
  newLock: () => ({ lock: () => Promise.resolve(), unlock: () => Promise.resolve() }),
};

const asWebRequest = (request: Request): globalThis.Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  const takesBody = request.method === 'PATCH' || request.method === 'POST';
  return new globalThis.Request(`http://localhost${request.path}`, {
    method: request.method,
    headers,
    ...(takesBody && { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' }),
  });
};

/** Speaks tus 1.0 (https://tus.io/protocols/resumable-upload) with one person's uploads. */
@Injectable()
export class AnswerTus {
  private readonly turns = new UploadTurns();

  constructor(
    private readonly uploads: Uploads,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `tus.*`, `upload.*`, `storage.*`, `not-found` */
  async execute(me: AccountViewer, request: Request, response: Response): Promise<void> {
    response.setHeader('Tus-Resumable', VERSION);
    response.setHeader('Tus-Version', VERSION);
    if (request.method === 'OPTIONS')
      response.setHeader('Tus-Checksum-Algorithm', CHECKSUM_ALGORITHMS.join(','));
    const sendsBytes = request.headers['content-type'] !== undefined;
    const answer = () => this.ask(me, request);
    const answered = sendsBytes ? await this.turns.take(me.personId, answer) : await answer();
    if (answered.status >= 400) throw this.problemOf(request, answered.status);
    for (const name of PASSED_ON) {
      const value = answered.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    response.status(answered.status).end();
  }

  private async ask(me: AccountViewer, request: Request): Promise<globalThis.Response> {
    const checksum = UploadChecksum.of(request.get('upload-checksum'));
    const server = new Server({
      path: PATH,
      datastore: new UploadStore(this.uploads, me.personId, checksum),
      locker: noLocks,
      maxSize: this.config.uploads.videoBytes,
      namingFunction: () => newId(),
      relativeLocation: true,
      onResponseError: (_, error) => {
        throw error;
      },
    });
    try {
      return await server.handleWeb(asWebRequest(request));
    } catch (error) {
      const status = (error as { status_code?: number }).status_code;
      throw status === undefined ? error : this.problemOf(request, status);
    }
  }

  /** What the tus server means by a status, as the rest of the product says it. */
  private problemOf({ method }: Request, status: number): DomainError {
    switch (status) {
      case 404:
        return notFound();
      case 409:
        return new DomainError('tus.offset-wrong');
      case 410:
        return new DomainError('tus.expired');
      case 412:
        return new DomainError('tus.version-unsupported');
      case 413:
        return method === 'PATCH'
          ? new DomainError('tus.past-the-end')
          : new DomainError('upload.too-large', { megabytes: this.config.uploads.videoBytes / MIB });
      default:
        return new DomainError('tus.request-invalid');
    }
  }
}
