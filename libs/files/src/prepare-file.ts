import type { Readable } from 'node:stream';

import type { Config } from '#libs/config';
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

/** What pictures are uploaded for. */
export type PicturePurpose = Exclude<FilePurpose, 'document'>;

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
  purpose: PicturePurpose,
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

/** The largest files, in bytes. */
type MostBytes = Pick<Config['uploads'], 'attachmentBytes' | 'documentBytes' | 'imageBytes'>;

const demandSize = ({ size }: UploadedFile, most: number): void => {
  if (size > most) throw storageFailure('upload.too-large', { megabytes: most / (1024 * 1024) });
};

/**
 * Decides by content what an upload is, and makes of it what will be stored: a picture drawn anew in the sizes of
 * its purpose, or a document as it came.
 * @throws DomainError as `sniffFile` and `acceptImage`
 */
export const prepareFile = async (
  file: UploadedFile,
  purpose: FilePurpose,
  most: MostBytes,
): Promise<PreparedFile> => {
  const kind = await sniffFile(file.path, file.declared);
  if (isImageKind(kind)) {
    if (purpose === 'document') throw storageFailure('upload.type-not-allowed');
    demandSize(file, most.imageBytes);
    const picture = { bytes: await file.buffer(), fileName: file.declared.fileName };
    return preparePicture(picture, purpose, most.imageBytes);
  }
  if (purpose !== 'attachment' && purpose !== 'document') throw storageFailure('upload.type-not-allowed');
  demandSize(file, purpose === 'document' ? most.documentBytes : most.attachmentBytes);
  const { mediaType } = factsOf(kind);
  const document = { name: null, mediaType, size: file.size, width: 0, height: 0, body: () => file.stream() };
  return { fileName: cleanFileName(file.declared.fileName), width: null, height: null, parts: [document] };
};
