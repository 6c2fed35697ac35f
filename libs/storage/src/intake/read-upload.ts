import { mkdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';

import busboy from 'busboy';

import { failure } from '../failures.js';
import { Intake } from './intake.js';
import { DRAIN_MS, FIELD_BYTES, NAME_CHARACTERS, type UploadLimits } from './upload-limits.js';
import type { UploadedFile } from './uploaded-file.js';

/** A multipart request that was read to its end: its text fields and, where there was one, its file. */
export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: UploadedFile | null;
}

/** Throws away what still comes, for a while, so that the answer can reach a sender who is still sending. */
const drain = (request: IncomingMessage): void => {
  if (request.complete || request.destroyed) return;
  request.resume();
  const cut = setTimeout(() => request.destroy(), DRAIN_MS).unref();
  request.once('close', () => {
    clearTimeout(cut);
  });
};

const openParser = (request: IncomingMessage, limits: UploadLimits): busboy.Busboy => {
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) {
    drain(request);
    throw failure('upload.not-multipart');
  }
  const { length: fields } = limits.fields;
  // One more than allowed of each, so that the one too many is seen and not silently dropped.
  const most = { files: 2, fields: fields + 1, parts: fields + 3, headerPairs: 20 };
  const sizes = {
    fieldNameSize: NAME_CHARACTERS,
    fieldSize: FIELD_BYTES + 1,
    fileSize: limits.fileBytes + 1,
  };
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { ...most, ...sizes } });
  } catch (error) {
    drain(request);
    throw failure('upload.malformed', {}, error);
  }
};

/** Connects parser and intake; the first thing that goes wrong in either ends the whole. */
const parse = (parser: busboy.Busboy, intake: Intake): Promise<void> =>
  new Promise((resolve, reject) => {
    const guarded =
      <A extends unknown[]>(take: (...given: A) => void) =>
      (...given: A): void => {
        try {
          take(...given);
        } catch (error) {
          reject(error);
        }
      };
    const tooMany = (): void => {
      reject(failure('upload.malformed'));
    };
    parser.on('field', guarded(intake.takeField.bind(intake)));
    parser.on('file', guarded(intake.takeFile.bind(intake)));
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(event, tooMany);
    parser.on('error', (error) => {
      reject(failure('upload.malformed', {}, error));
    });
    parser.on('close', resolve);
  });

const aborted = (request: IncomingMessage): Promise<never> =>
  new Promise((_resolve, reject) => {
    const gone = (): void => {
      if (!request.complete) reject(failure('upload.aborted'));
    };
    request.once('close', gone);
    request.once('error', gone);
    if (request.destroyed) gone();
  });

/**
 * Reads a multipart request: text fields by an allow-list, and at most one file, which is streamed to a
 * temporary file. Whatever goes wrong, the temporary file is gone before the promise rejects.
 * @throws DomainError `upload.not-multipart`, `upload.malformed`, `upload.field-unknown`,
 * `upload.field-invalid`, `upload.too-large`, `upload.aborted`
 */
export const readUpload = async (request: IncomingMessage, limits: UploadLimits): Promise<Upload> => {
  const parser = openParser(request, limits);
  await mkdir(limits.folder, { recursive: true, mode: 0o700 });
  const intake = new Intake(limits);
  try {
    const ended = Promise.race([parse(parser, intake), aborted(request), intake.failed]);
    request.pipe(parser);
    await ended;
    return { fields: intake.fields, file: await intake.file() };
  } catch (error) {
    request.unpipe(parser);
    parser.destroy();
    drain(request);
    await intake.giveUp();
    throw error;
  }
};
