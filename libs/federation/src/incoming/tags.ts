import { LIMITS } from '#libs/kernel';

import { type Iri } from './iri.js';
import { isObject, isOfType, listOf, type JsonObject } from './json.js';
import { readName, readPicture } from './links.js';
import { identityOf, iriOf } from './references.js';

export interface Mention {
  /** Who is meant; the name beside it is only how the author wrote it. */
  readonly href: Iri;
  readonly name: string | null;
}

export interface Hashtag {
  /** Without the number sign. */
  readonly name: string;
  readonly href: Iri | null;
}

export interface CustomEmoji {
  /** Without the colons around it. */
  readonly name: string;
  readonly picture: Iri;
}

export interface CommunityTag {
  readonly id: Iri;
  readonly name: string;
}

export interface Tags {
  readonly mentions: readonly Mention[];
  readonly hashtags: readonly Hashtag[];
  readonly emoji: readonly CustomEmoji[];
  readonly communityTags: readonly CommunityTag[];
}

const HASHTAG = /^#?([^\s#\p{C}]{1,100})$/u;
const SHORTCODE = /^:?([\w.@+-]{1,100}):?$/;

const readMention = (tag: JsonObject): Mention | null => {
  const href = iriOf(tag['href']);
  return href === null ? null : { href, name: readName(tag['name']) };
};

const readHashtag = (tag: JsonObject): Hashtag | null => {
  const name = HASHTAG.exec(readName(tag['name']) ?? '')?.[1];
  return name === undefined ? null : { name, href: iriOf(tag['href']) };
};

const readEmoji = (tag: JsonObject): CustomEmoji | null => {
  const name = SHORTCODE.exec(readName(tag['name']) ?? '')?.[1];
  const picture = readPicture(tag['icon'])?.url;
  return name === undefined || picture === undefined ? null : { name, picture };
};

const readCommunityTag = (tag: JsonObject): CommunityTag | null => {
  const id = identityOf(tag);
  const name = readName(tag['name']) ?? readName(tag['preferredUsername']);
  return id === null || id === 'unusable' || name === null ? null : { id, name };
};

/** What `tag` holds, of its first 100 entries: a list, or the one entry by itself. */
export const tagsOf = (raw: JsonObject): Tags => {
  const tags = listOf(raw['tag']).slice(0, LIMITS.federation.tags).filter(isObject);
  const read = <T>(type: string, reader: (tag: JsonObject) => T | null): readonly T[] =>
    tags
      .filter((tag) => isOfType(tag, type))
      .map(reader)
      .filter((tag) => tag !== null);
  return {
    mentions: read('Mention', readMention),
    hashtags: read('Hashtag', readHashtag),
    emoji: read('Emoji', readEmoji),
    communityTags: read('CommunityPostTag', readCommunityTag),
  };
};
