import { LIMITS } from '#libs/kernel';

import { attachmentsOf } from './attachments.js';
import { audienceOf, authorOf, groupCandidatesOf, hasTooManyRecipients } from './audience.js';
import { readDate } from './dates.js';
import { type Body, type Content, type ContentType, type Refused, type Replies } from './documents.js';
import { readEvent } from './event.js';
import { type InnerReader } from './inner.js';
import { type Iri } from './iri.js';
import { firstOf, isObject, listOf, readBoolean, readCount, type JsonObject } from './json.js';
import { languagesOf } from './languages.js';
import { readMediaType, readName, readPage, readPicture } from './links.js';
import { readPoll } from './poll.js';
import { iriOf } from './references.js';
import { readMarkdown } from './source.js';
import { tagsOf } from './tags.js';
import { inSomeLanguage, readLine, readText } from './text.js';
import { readVideo } from './video.js';

const CONTENT_TYPES: ReadonlySet<string> = new Set<ContentType>([
  'Page',
  'Article',
  'Note',
  'Question',
  'Event',
  'Video',
  'Audio',
  'Image',
  'Link',
  'ChatMessage',
]);

export const isContentType = (type: string): type is ContentType => CONTENT_TYPES.has(type);

const FORMATS: ReadonlyMap<string | null, Body['format']> = new Map([
  ['text/markdown', 'markdown'],
  ['text/plain', 'plain'],
]);

const bodyOf = (raw: JsonObject): Body | null => {
  const text = readText(inSomeLanguage(raw, 'content'), LIMITS.federation.bytes);
  if (text === null) return null;
  return { text, format: FORMATS.get(readMediaType(raw['mediaType'])) ?? 'html' };
};

const roleOf = (type: ContentType, inReplyTo: Iri | null, raw: JsonObject): Content['role'] => {
  if (inReplyTo === null) return 'thread';
  const isVote = type === 'Note' && bodyOf(raw) === null && readName(raw['name']) !== null;
  return isVote ? 'vote' : 'reply';
};

/** A collection, its id, or (PieFed) a bare list of the replies themselves. */
const repliesOf = (raw: JsonObject, reader: InnerReader): Replies => {
  const { replies } = raw;
  if (Array.isArray(replies)) {
    return { collection: null, inline: reader.several(replies, LIMITS.federation.listed) };
  }
  if (!isObject(replies)) return { collection: iriOf(replies), inline: [] };
  const page = isObject(replies['first']) ? replies['first'] : replies;
  const items = [...listOf(page['items']), ...listOf(page['orderedItems'])];
  const collection = iriOf(replies) ?? iriOf(page['next']);
  return { collection, inline: reader.several(items, LIMITS.federation.listed) };
};

/** PeerTube's numbers. */
const COMMENTS_POLICY: ReadonlyMap<number | null, Content['repliesAllowed']> = new Map([
  [1, 'open'],
  [2, 'closed'],
  [3, 'approval'],
]);

const repliesAllowedOf = (raw: JsonObject): Content['repliesAllowed'] => {
  const policy = COMMENTS_POLICY.get(readCount(raw['commentsPolicy']));
  if (policy !== undefined) return policy;
  const enabled = readBoolean(raw['commentsEnabled']);
  if (enabled === null) return null;
  return enabled ? 'open' : 'closed';
};

const quoteOf = (raw: JsonObject): Iri | null =>
  iriOf(raw['quote']) ?? iriOf(raw['quoteUri']) ?? iriOf(raw['quoteUrl']) ?? iriOf(raw['_misskey_quote']);

const wordsOf = (raw: JsonObject) => ({
  name: readName(inSomeLanguage(raw, 'name')),
  body: bodyOf(raw),
  markdown: readMarkdown(raw['source'], LIMITS.federation.bytes),
  summary: readText(inSomeLanguage(raw, 'summary'), LIMITS.federation.summary),
  sensitive: readBoolean(raw['sensitive']) === true,
  languages: languagesOf(raw),
  published: readDate(raw['published']),
  updated: readDate(raw['updated']),
});

const threadOf = (raw: JsonObject, inReplyTo: Iri | null, reader: InnerReader) => ({
  inReplyTo,
  context: iriOf(raw['context']),
  conversation: readLine(firstOf(raw['conversation']), LIMITS.federation.address),
  replies: repliesOf(raw, reader),
  repliesAllowed: repliesAllowedOf(raw),
});

const partsOf = (raw: JsonObject, type: ContentType) => ({
  attachments: attachmentsOf(raw),
  image: readPicture(raw['image']),
  quote: quoteOf(raw),
  quoteAuthorization: iriOf(raw['quoteAuthorization']),
  isWiki: readBoolean(raw['wiki']) === true,
  direct: type === 'ChatMessage' || readBoolean(raw['directMessage']) === true,
  poll: type === 'Question' ? readPoll(raw) : null,
  event: type === 'Event' ? readEvent(raw) : null,
  video: type === 'Video' || type === 'Audio' ? readVideo(raw) : null,
});

/** A thread, a reply or a vote. */
export const readContent = (
  raw: JsonObject,
  id: Iri,
  type: ContentType,
  reader: InnerReader,
): Content | Refused => {
  if (hasTooManyRecipients(raw)) return { kind: 'refused', because: 'too-many-recipients' };
  const audience = audienceOf(raw);
  const inReplyTo = iriOf(raw['inReplyTo']);
  return {
    kind: 'content',
    type,
    id,
    role: roleOf(type, inReplyTo, raw),
    author: authorOf(raw),
    audience,
    groups: groupCandidatesOf(raw, audience),
    url: readPage(raw['url'], id),
    ...wordsOf(raw),
    ...threadOf(raw, inReplyTo, reader),
    ...partsOf(raw, type),
    ...tagsOf(raw),
  };
};
