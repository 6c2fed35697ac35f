import { stat } from 'node:fs/promises';

import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';

import { failure } from '../failures.js';
import { endingOf } from '../names/clean-file-name.js';
import { binaryKindOf, factsOf, isImageKind, type FileKind } from './file-kinds.js';
import { isPlainText } from './is-plain-text.js';

/** What the sender said about a file. Nothing of it is believed; it is only compared with the content. */
export interface Declared {
  readonly fileName: string;
  readonly mediaType: string;
}

// What browsers send for a type that their system does not know.
const NO_CLAIM = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/** The kind of an image by its first bytes, or null when it is none that we accept. */
export const sniffImage = async (bytes: Buffer): Promise<FileKind | null> => {
  const kind = binaryKindOf((await fileTypeFromBuffer(bytes))?.mime ?? '');
  return kind !== null && isImageKind(kind) ? kind : null;
};

/** A file without a signature counts as text only when it claims to be, by name or by type. */
const textKind = (declared: Declared): FileKind | null => {
  const ending = endingOf(declared.fileName);
  const kinds = ['csv', 'txt'] as const;
  return (
    kinds.find((kind) => factsOf(kind).endings.includes(ending)) ??
    kinds.find((kind) => ending === '' && factsOf(kind).mediaType === declared.mediaType) ??
    null
  );
};

/** Whether name and type as declared fit the content; an image may carry the name of another image kind. */
const agrees = (kind: FileKind, declared: Declared): boolean => {
  const allowed = isImageKind(kind)
    ? (['jpeg', 'png', 'webp', 'gif'] as const).map(factsOf)
    : [factsOf(kind)];
  const ending = endingOf(declared.fileName);
  const type = declared.mediaType.toLowerCase();
  const nameFits = ending === '' || allowed.some(({ endings }) => endings.includes(ending));
  const typeFits = allowed.some(
    ({ mediaType, alsoCalled }) => mediaType === type || alsoCalled.includes(type),
  );
  return nameFits && (typeFits || NO_CLAIM.has(type));
};

const isEmpty = async (path: string): Promise<boolean> => (await stat(path)).size === 0;

/**
 * The kind of a stored upload by its content. Office files are told apart by the parts inside their
 * container, so a plain archive is none of them.
 * @throws DomainError `upload.empty`, or `upload.type-not-allowed` for a kind that is not on the list or
 * whose name or declared type says something else
 */
export const sniffFile = async (path: string, declared: Declared): Promise<FileKind> => {
  if (await isEmpty(path)) throw failure('upload.empty');
  const found = binaryKindOf((await fileTypeFromFile(path))?.mime ?? '');
  // Words may happen to begin like a signature ("BM"), so text is looked for whatever was found.
  const kind = found ?? ((await isPlainText(path)) ? textKind(declared) : null);
  if (kind === null || !agrees(kind, declared)) throw failure('upload.type-not-allowed');
  return kind;
};
