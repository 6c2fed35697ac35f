import type { Readable } from 'node:stream';

import type { FilePurpose } from '#libs/contracts';
import {
  acceptImage,
  cleanFileName,
  factsOf,
  isImageKind,
  sniffFile,
  storageFailure,
  type UploadedFile,
} from '#libs/storage';

/** One object to be stored; `name` is null for a document itself. */
export interface Part {
  readonly name: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly body: () => Readable | Buffer;
}

/** A file that has passed every check, ready to be stored. */
export interface PreparedFile {
  readonly fileName: string;
  readonly width: number | null;
  readonly height: number | null;
  /** The first one stands for the file. */
  readonly parts: readonly [Part, ...Part[]];
}

const withEnding = (fileName: string, ending: string): string =>
  `${fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${ending}`;

/**
 * Makes of the bytes of a picture what will be stored: drawn anew in the sizes of its purpose.
 * @throws DomainError as `acceptImage`
 */
export const preparePicture = async (
  { bytes, fileName }: { readonly bytes: Buffer; readonly fileName: string },
  purpose: FilePurpose,
  mostBytes: number,
): Promise<PreparedFile> => {
  const { width, height, derivatives } = await acceptImage(bytes, purpose, mostBytes);
  const [main, ...others] = derivatives.map(({ body, ...facts }) => ({
    ...facts,
    size: body.length,
    body: () => body,
  }));
  if (main === undefined) throw new Error(`No size is drawn for ${purpose}`);
  return {
    fileName: withEnding(cleanFileName(fileName), 'webp'),
    width,
    height,
    parts: [main, ...others],
  };
};

/**
 * Decides by content what an upload is, and makes of it what will be stored: a picture drawn anew in the sizes of
 * its purpose, or a document as it came.
 * @throws DomainError as `sniffFile` and `acceptImage`
 */
export const prepareFile = async (
  file: UploadedFile,
  purpose: FilePurpose,
  mostImageBytes: number,
): Promise<PreparedFile> => {
  const kind = await sniffFile(file.path, file.declared);
  if (isImageKind(kind)) {
    if (file.size > mostImageBytes)
      throw storageFailure('upload.too-large', { megabytes: mostImageBytes / (1024 * 1024) });
    const picture = { bytes: await file.buffer(), fileName: file.declared.fileName };
    return preparePicture(picture, purpose, mostImageBytes);
  }
  if (purpose !== 'attachment') throw storageFailure('upload.type-not-allowed');
  const { mediaType } = factsOf(kind);
  const document = { name: null, mediaType, size: file.size, width: 0, height: 0, body: () => file.stream() };
  return { fileName: cleanFileName(file.declared.fileName), width: null, height: null, parts: [document] };
};
