import { LIMITS } from '#libs/kernel';

import { readSeconds } from './dates.js';
import { type Iri, readIri } from './iri.js';
import { firstOf, isObject, isOfType, listOf, readBoolean, readCount, type JsonObject } from './json.js';
import { readMediaType, readName, readPictures, type RemoteFile } from './links.js';
import { iriOf } from './references.js';
import { readLine } from './text.js';

/** One file to play or fetch, as PeerTube lists them in `url`. */
export interface VideoFile {
  readonly url: Iri;
  readonly mediaType: string;
  readonly height: number | null;
  readonly width: number | null;
  readonly bytes: number | null;
  readonly framesPerSecond: number | null;
}

export interface VideoStream {
  readonly playlist: Iri;
  /** The fragmented files that the playlist names. */
  readonly fragments: readonly VideoFile[];
  /** The list of hashes of the segments. */
  readonly hashes: Iri | null;
}

export interface RemoteCaptions {
  readonly language: string;
  readonly label: string | null;
  readonly url: Iri;
}

/** Pictures of a whole video on one sheet. */
export interface RemoteStoryboard {
  readonly url: Iri;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly secondsPerTile: number;
}

/** What only a video or a recording has. */
export interface VideoPart {
  readonly uuid: string | null;
  readonly seconds: number | null;
  readonly files: readonly VideoFile[];
  readonly streams: readonly VideoStream[];
  /** Descriptions of the files (codecs, streams), as JSON. */
  readonly metadata: readonly Iri[];
  readonly captions: readonly RemoteCaptions[];
  readonly pictures: readonly RemoteFile[];
  readonly storyboard: RemoteStoryboard | null;
  /** Where the chapters are listed. */
  readonly chapters: Iri | null;
  readonly licence: string | null;
  readonly category: string | null;
  readonly views: number | null;
  readonly live: boolean;
}

const HLS: ReadonlySet<string> = new Set(['application/x-mpegurl', 'application/vnd.apple.mpegurl']);
const PLAYABLE = /^(?:video|audio)\//;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const links = (value: unknown): readonly JsonObject[] =>
  listOf(value).slice(0, LIMITS.federation.listed).filter(isObject);

const isMetadata = (link: JsonObject): boolean => listOf(link['rel']).includes('metadata');

const readPlayable = (link: JsonObject): VideoFile | null => {
  const url = readIri(firstOf(link['href']));
  const mediaType = readMediaType(link['mediaType'] ?? link['mimeType']);
  if (url === null || mediaType === null || !PLAYABLE.test(mediaType) || isMetadata(link)) return null;
  return {
    url,
    mediaType,
    height: readCount(link['height']),
    width: readCount(link['width']),
    bytes: readCount(link['size']),
    framesPerSecond: readCount(link['fps']),
  };
};

const readPlayables = (value: unknown): readonly VideoFile[] =>
  links(value)
    .map(readPlayable)
    .filter((file) => file !== null);

const readStream = (link: JsonObject): VideoStream | null => {
  const playlist = readIri(firstOf(link['href']));
  if (playlist === null || !HLS.has(readMediaType(link['mediaType']) ?? '')) return null;
  const hashes = links(link['tag']).find((tag) => tag['name'] === 'sha256');
  return { playlist, fragments: readPlayables(link['tag']), hashes: iriOf(hashes) };
};

const allLinks = (raw: JsonObject): readonly JsonObject[] => {
  const outer = links(raw['url']);
  return [...outer, ...outer.flatMap((link) => links(link['tag']))];
};

const metadataOf = (raw: JsonObject): readonly Iri[] =>
  allLinks(raw)
    .filter(isMetadata)
    .map((link) => readIri(firstOf(link['href'])))
    .filter((iri) => iri !== null);

const readCaptions = (entry: JsonObject): RemoteCaptions | null => {
  const language = readLine(entry['identifier'], 35);
  const forms = listOf(entry['url']).slice(0, LIMITS.federation.attachments);
  const vtt = forms.find((form) => isObject(form) && readMediaType(form['mediaType']) === 'text/vtt');
  const url = iriOf(vtt ?? forms.find((form) => typeof form === 'string') ?? forms[0]);
  return language === null || url === null ? null : { language, label: readName(entry['name']), url };
};

const readSheet = (sheet: JsonObject): RemoteStoryboard | null => {
  const url = readIri(firstOf(sheet['href']));
  const tileWidth = readCount(sheet['tileWidth']);
  const tileHeight = readCount(sheet['tileHeight']);
  const secondsPerTile = readSeconds(sheet['tileDuration']);
  if (url === null || !tileWidth || !tileHeight || !secondsPerTile) return null;
  return { url, tileWidth, tileHeight, secondsPerTile };
};

const readStoryboard = (raw: JsonObject): RemoteStoryboard | null => {
  const isStoryboard = (image: JsonObject): boolean => listOf(image['rel']).includes('storyboard');
  const sheet = links(links(raw['preview']).find(isStoryboard)?.['url'])[0];
  return sheet === undefined ? null : readSheet(sheet);
};

const readUuid = (value: unknown): string | null =>
  typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : null;

const readTerm = (value: unknown): string | null => {
  const term = firstOf(value);
  return readName(isObject(term) ? (term['name'] ?? term['identifier']) : term);
};

/** The playable parts of a Video or Audio; torrents, trackers and anything that is not `https` are left out. */
export const readVideo = (raw: JsonObject): VideoPart => ({
  uuid: readUuid(raw['uuid']),
  seconds: readSeconds(raw['duration']),
  files: readPlayables(raw['url']),
  streams: links(raw['url'])
    .map(readStream)
    .filter((stream) => stream !== null),
  metadata: metadataOf(raw),
  captions: links(raw['subtitleLanguage'])
    .map(readCaptions)
    .filter((captions) => captions !== null),
  pictures: readPictures(raw['icon']),
  storyboard: readStoryboard(raw),
  chapters: isOfType(raw, 'Video') ? iriOf(raw['hasParts']) : null,
  licence: readTerm(raw['licence']),
  category: readTerm(raw['category']),
  views: readCount(raw['views']),
  live: readBoolean(raw['isLiveBroadcast']) === true,
});
