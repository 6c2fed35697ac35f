import { z } from 'zod';

import { operation } from './operation.js';
import { id, text } from './primitives.js';

const FILES = 'Files';
const MOST_ALT = 1500;

/** What a file is uploaded for. A `crest` is the organisation's own mark and needs an administrator. A `document` is no picture. */
export const filePurpose = z.enum(['attachment', 'avatar', 'community-image', 'crest', 'document']);

const alt = text({ most: MOST_ALT, multiline: true }).describe(
  'what a picture shows, for those who cannot see it',
);

/**
 * An uploaded file. Its bytes come from `/files/<id>/<variant>`; `download` is there for every file, pictures have the
 * named sizes as well. Pictures are always WebP and hold nothing but the picture.
 */
export const fileView = z.object({
  id,
  purpose: filePurpose,
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int().min(0),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  alt: z.string(),
  variants: z.array(z.string()),
});

/** The text fields of an upload; the file itself is the part named `file`. */
export const uploadFields = z.strictObject({ purpose: filePurpose, alt: alt.default('') });

export const uploadFile = operation({
  id: 'uploadFile',
  method: 'post',
  path: '/api/files',
  tag: FILES,
  summary: 'Upload one file. It is removed after a day unless something uses it by then.',
  access: 'account',
  idempotent: true,
  multipart: true,
  body: uploadFields.extend({ file: z.string().meta({ format: 'binary' }) }),
  answer: fileView,
  failures: [
    'upload.aborted',
    'upload.empty',
    'upload.field-invalid',
    'upload.field-unknown',
    'upload.file-missing',
    'upload.not-multipart',
    'upload.too-large',
    'upload.type-not-allowed',
    'upload.image-too-large',
    'upload.image-broken',
    'upload.malformed',
    'upload.too-many-unused',
    'upload.busy',
    'storage.full',
    'storage.unavailable',
  ],
});

const fileParams = z.strictObject({ id: id.describe('the file') });

export const describeFile = operation({
  id: 'describeFile',
  method: 'patch',
  path: '/api/files/:id',
  tag: FILES,
  summary: 'Say what a picture shows, as long as no post uses it.',
  access: 'account',
  params: fileParams,
  body: z.strictObject({ alt }),
  answer: fileView,
});

export const deleteFile = operation({
  id: 'deleteFile',
  method: 'delete',
  path: '/api/files/:id',
  tag: FILES,
  summary: 'Remove a file of mine that nothing uses.',
  access: 'account',
  params: fileParams,
});

export type FilePurpose = z.output<typeof filePurpose>;
export type FileView = z.output<typeof fileView>;
