import { LIMITS } from '#libs/kernel';

import { sameHost, type Iri, readIri } from './iri.js';
import { firstOf, isObject, listOf, readCount, type JsonObject } from './json.js';
import { iriOf } from './references.js';
import { readLine, readText } from './text.js';

/** A file on another server, as a peer describes it; nothing about it is checked but the form of its address. */
export interface RemoteFile {
  readonly url: Iri;
  readonly mediaType: string | null;
  /** Text in place of the file, for people who cannot see or hear it. */
  readonly alt: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

export interface Attachment extends RemoteFile {
  readonly shows: 'link' | 'image' | 'video' | 'audio' | 'file';
}

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]{1,80}/i;

export const readMediaType = (value: unknown): string | null => {
  const only = firstOf(value);
  return typeof only === 'string' ? (MEDIA_TYPE.exec(only)?.[0].toLowerCase() ?? null) : null;
};

/** The address in `url` or `href`: a text, a Link, a list whose first usable entry counts. */
const addressIn = (raw: JsonObject): Iri | null => {
  const entries = [...listOf(raw['url']), ...listOf(raw['href'])].slice(0, LIMITS.federation.listed);
  for (const entry of entries) {
    const iri = isObject(entry) ? readIri(firstOf(entry['href'])) : readIri(entry);
    if (iri !== null) return iri;
  }
  return null;
};

export const readFile = (value: unknown): RemoteFile | null => {
  const raw: JsonObject = isObject(value) ? value : { url: value };
  const url = addressIn(raw);
  if (url === null) return null;
  const link = firstOf(raw['url']);
  return {
    url,
    mediaType: readMediaType(raw['mediaType'] ?? (isObject(link) ? link['mediaType'] : null)),
    alt: readText(raw['name'] ?? raw['summary'], LIMITS.federation.altText),
    width: readCount(raw['width']),
    height: readCount(raw['height']),
  };
};

/** The first usable picture of an `icon` or `image`, which peers write as a text, an object, a list or null. */
export const readPicture = (value: unknown): RemoteFile | null => {
  for (const entry of listOf(value).slice(0, LIMITS.federation.attachments)) {
    const picture = readFile(entry);
    if (picture !== null) return picture;
  }
  return null;
};

export const readPictures = (value: unknown): readonly RemoteFile[] =>
  listOf(value)
    .slice(0, LIMITS.federation.attachments)
    .map(readFile)
    .filter((file) => file !== null);

/**
 * The page for people. One on another host than the document's is not taken: peers show it as the author's own
 * address, and it would be a way to borrow a good name.
 */
export const readPage = (value: unknown, id: Iri): Iri | null => {
  const entries = listOf(value).slice(0, LIMITS.federation.listed);
  const html = entries.find((entry) => isObject(entry) && readMediaType(entry['mediaType']) === 'text/html');
  const page = iriOf(html ?? entries[0]);
  return page !== null && sameHost(page, id) ? page : null;
};

/** A name that a peer gave a thing, on one line. */
export const readName = (value: unknown): string | null => readLine(value, LIMITS.federation.name);
