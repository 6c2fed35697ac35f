import { LIMITS } from '#libs/kernel';

import { isObject, listOf, typesOf, type JsonObject } from './json.js';
import { type Attachment, readFile, type RemoteFile } from './links.js';

const BY_TYPE: ReadonlyMap<string, Attachment['shows']> = new Map([
  ['Link', 'link'],
  ['Page', 'link'],
  ['Image', 'image'],
  ['Video', 'video'],
  ['Audio', 'audio'],
  ['Document', 'file'],
]);

const BY_MEDIA_TYPE: ReadonlyMap<string, Attachment['shows']> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
]);

const shownAs = (raw: JsonObject, file: RemoteFile): Attachment['shows'] | null => {
  const type = typesOf(raw).find((name) => BY_TYPE.has(name));
  const shows = BY_TYPE.get(type ?? '') ?? null;
  if (shows !== 'file') return shows;
  return BY_MEDIA_TYPE.get(file.mediaType?.split('/')[0] ?? '') ?? 'file';
};

const readAttachment = (raw: JsonObject): Attachment | null => {
  const file = readFile(raw);
  if (file === null) return null;
  const shows = shownAs(raw, file);
  return shows === null ? null : { ...file, shows };
};

/** What is attached, of the first 16 entries: most peers call everything a Document and tell by the media type. */
export const attachmentsOf = (raw: JsonObject): readonly Attachment[] =>
  listOf(raw['attachment'])
    .slice(0, LIMITS.federation.attachments)
    .filter(isObject)
    .map(readAttachment)
    .filter((attachment) => attachment !== null);
