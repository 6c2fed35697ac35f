import { LIMITS } from '#libs/kernel';
import type { ByteRange } from '#libs/storage';

import { PlaylistRefused } from './playlist-refused.js';
import { attributesIn, readTag, unquoted, writeTag, type PlaylistTag } from './playlist-tags.js';

/** A file of another server, or a stretch of one. */
export interface PartAddress {
  readonly url: string;
  /** Null for the whole file. */
  readonly range: ByteRange | null;
}

/** A playlist in which every address is a name of ours. */
export interface RewrittenPlaylist {
  readonly text: string;
  /** The playlists that it names, the first of which is called `1.m3u8` here; empty for one that names parts. */
  readonly playlists: readonly string[];
  readonly parts: readonly PartAddress[];
}

/** Where a playlist was found, and its number among those of its video; 0 is the one that leads to all others. */
interface PlaylistPlace {
  readonly url: string;
  readonly number: number;
}

const limits = LIMITS.videosElsewhere;

/** What is passed on as it is, if its value is a number or a word. */
const KEPT: ReadonlySet<string> = new Set([
  'EXT-X-VERSION',
  'EXT-X-TARGETDURATION',
  'EXT-X-MEDIA-SEQUENCE',
  'EXT-X-DISCONTINUITY-SEQUENCE',
  'EXT-X-PLAYLIST-TYPE',
  'EXT-X-INDEPENDENT-SEGMENTS',
  'EXT-X-DISCONTINUITY',
  'EXT-X-ENDLIST',
]);
const PLAIN_VALUE = /^[\w.]{0,20}$/;
const STREAM_ATTRIBUTES = [
  'BANDWIDTH',
  'AVERAGE-BANDWIDTH',
  'CODECS',
  'RESOLUTION',
  'FRAME-RATE',
  'AUDIO',
] as const;
const SOUND_ATTRIBUTES = [
  'TYPE',
  'GROUP-ID',
  'LANGUAGE',
  'NAME',
  'DEFAULT',
  'AUTOSELECT',
  'CHANNELS',
] as const;
const BYTE_RANGE = /^(\d{1,15})(?:@(\d{1,15}))?$/;
const DURATION = /^\d{1,9}(?:\.\d{1,9})?/;

/** The ending tells players that look at names, and our own door, what a part is. */
export const endingOf = (url: string): 'ts' | 'mp4' => (new URL(url).pathname.endsWith('.ts') ? 'ts' : 'mp4');

/** An address on the host of the playlist. @throws PlaylistRefused */
const resolve = (reference: string, base: string): string => {
  const url = reference.length > LIMITS.outgoing.addressLength ? null : URL.parse(reference, base);
  const isHere = url?.protocol === 'https:' && url.host === new URL(base).host;
  if (url === null || !isHere || url.username !== '' || url.password !== '')
    throw new PlaylistRefused('elsewhere');
  url.hash = '';
  return url.href;
};

class Rewriting {
  private readonly lines = ['#EXTM3U'];
  private readonly playlists: string[] = [];
  private readonly parts: PartAddress[] = [];
  private readonly names = new Map<string, string>();
  /** Where the latest stretch of each file ended, for one that says only how long it is. */
  private readonly ends = new Map<string, number>();
  private range: string | null = null;
  private isStream = false;
  private hasEnd = false;

  constructor(private readonly place: PlaylistPlace) {}

  take(line: string): void {
    if (line === '') return;
    const tag = readTag(line);
    if (tag !== null) this.takeTag(tag);
    else if (!line.startsWith('#')) this.takeAddress(line);
  }

  finish(): RewrittenPlaylist {
    const { playlists, parts } = this;
    if (playlists.length === 0 && parts.length === 0) throw new PlaylistRefused('empty');
    if (playlists.length > 0 && (parts.length > 0 || this.place.number > 0))
      throw new PlaylistRefused('mixed');
    if (parts.length > 0 && !this.hasEnd) throw new PlaylistRefused('endless');
    return { text: `${this.lines.join('\n')}\n`, playlists, parts };
  }

  private takeTag({ name, value }: PlaylistTag): void {
    if (KEPT.has(name)) return this.keep(name, value);
    switch (name) {
      case 'EXTINF':
        return this.takeDuration(value);
      case 'EXT-X-BYTERANGE':
        this.range = value;
        return undefined;
      case 'EXT-X-MAP':
        return this.takeMap(value);
      case 'EXT-X-STREAM-INF':
        return this.takeStream(value);
      case 'EXT-X-MEDIA':
        return this.takeMedia(value);
      case 'EXT-X-KEY':
      case 'EXT-X-SESSION-KEY':
        return refuseKeys(value);
      default:
        return undefined;
    }
  }

  private takeDuration(value: string): void {
    this.lines.push(`#EXTINF:${DURATION.exec(value)?.[0] ?? '0'},`);
  }

  private keep(name: string, value: string): void {
    if (!PLAIN_VALUE.test(value)) return;
    if (name === 'EXT-X-ENDLIST') this.hasEnd = true;
    this.lines.push(value === '' ? `#${name}` : `#${name}:${value}`);
  }

  private takeStream(value: string): void {
    this.isStream = true;
    this.lines.push(writeTag('EXT-X-STREAM-INF', attributesIn(value), STREAM_ATTRIBUTES));
  }

  /** Sound of its own; subtitles come with the document, and nothing else is played. */
  private takeMedia(value: string): void {
    const attributes = attributesIn(value);
    if (attributes.get('TYPE') !== 'AUDIO') return;
    const uri = unquoted(attributes.get('URI'));
    const more = uri === null ? {} : { URI: this.nameOfPlaylist(uri) };
    this.lines.push(writeTag('EXT-X-MEDIA', attributes, SOUND_ATTRIBUTES, more));
  }

  private takeMap(value: string): void {
    const attributes = attributesIn(value);
    const uri = unquoted(attributes.get('URI'));
    if (uri === null) throw new PlaylistRefused('not-a-playlist');
    const name = this.nameOfPart(uri, unquoted(attributes.get('BYTERANGE')));
    this.lines.push(`#EXT-X-MAP:URI="${name}"`);
  }

  private takeAddress(reference: string): void {
    this.lines.push(this.isStream ? this.nameOfPlaylist(reference) : this.nameOfPart(reference, this.range));
    this.isStream = false;
    this.range = null;
  }

  private nameOfPlaylist(reference: string): string {
    if (this.playlists.length >= limits.playlists) throw new PlaylistRefused('too-long');
    this.playlists.push(resolve(reference, this.place.url));
    return `${this.playlists.length}.m3u8`;
  }

  /** A part that is named twice is one part. */
  private nameOfPart(reference: string, written: string | null): string {
    const url = resolve(reference, this.place.url);
    const range = written === null ? null : this.rangeOf(url, written);
    const key = `${range?.start ?? ''}-${range?.end ?? ''} ${url}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    if (this.parts.length >= limits.parts) throw new PlaylistRefused('too-long');
    const name = `${this.place.number}/${this.parts.length}.${endingOf(url)}`;
    this.parts.push({ url, range });
    this.names.set(key, name);
    return name;
  }

  private rangeOf(url: string, written: string): ByteRange {
    const [, length = '0', from] = BYTE_RANGE.exec(written) ?? [];
    const start = from === undefined ? this.ends.get(url) : Number(from);
    const isUsable = Number(length) > 0 && Number(length) <= limits.partBytes;
    if (start === undefined || !isUsable) throw new PlaylistRefused('bad-range');
    this.ends.set(url, start + Number(length));
    return { start, end: start + Number(length) - 1 };
  }
}

const refuseKeys = (value: string): void => {
  if (attributesIn(value).get('METHOD') !== 'NONE') throw new PlaylistRefused('keys');
};

/**
 * Puts names of ours in the place of every address in a playlist of another server, each of which must be on the host of
 * the playlist. Stretches of one long file become parts of their own. What is not known is left out; what cannot be played
 * so is refused.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8216
 * @throws PlaylistRefused
 */
export const rewritePlaylist = (text: string, place: PlaylistPlace): RewrittenPlaylist => {
  const [first = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (first.trim() !== '#EXTM3U') throw new PlaylistRefused('not-a-playlist');
  const rewriting = new Rewriting(place);
  for (const line of lines) rewriting.take(line.trim());
  return rewriting.finish();
};
