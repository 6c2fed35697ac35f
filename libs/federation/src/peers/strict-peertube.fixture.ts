import {
  PUBLIC,
  absent,
  addressees,
  date,
  either,
  filledText,
  isObject,
  list,
  maybe,
  object,
  oneOf,
  text,
  unfit,
  whole,
  type Complaints,
  type Received,
  type Rule,
} from './shape.fixture.js';

const url: Rule = (value) =>
  typeof value === 'string' &&
  value.length <= 2000 &&
  /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?::\d+)?(?:[/?#]\S*)?$/i.test(value);
/** PeerTube 6 takes lists only, of addresses. */
const addresses: Rule = (value) => value === undefined || list(url)(value);
const reference: Rule = (value) => url(value) || (isObject(value) && url(value['id']));
const uuid4: Rule = (value) =>
  typeof value === 'string' &&
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value);
const duration: Rule = (value) => typeof value === 'string' && /^PT\d+S$/.test(value);
const pem: Rule = (value) =>
  typeof value === 'string' &&
  value.startsWith('-----BEGIN PUBLIC KEY-----') &&
  value.includes('-----END PUBLIC KEY-----');

const file = object({
  type: oneOf('Link'),
  mediaType: oneOf('video/mp4', 'video/webm'),
  href: url,
  height: whole,
  size: whole,
});
const playlist = object({ mediaType: oneOf('application/x-mpegURL'), href: url, tag: Array.isArray });
const playable = either(file, playlist);
const icon = object({ type: oneOf('Image'), url, mediaType: text, width: whole, height: whole });
const owner = either(url, object({ type: oneOf('Person', 'Group'), id: url }));
const some =
  (rule: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.some(rule);

const video = {
  id: url,
  uuid: uuid4,
  name: filledText,
  duration,
  url: some(playable),
  icon: some(icon),
  attributedTo: (value: unknown) => list(owner)(value) && some(owner)(value),
  views: whole,
  published: date,
  updated: date,
  mediaType: oneOf('text/markdown', 'text/html'),
  audience: maybe(url),
  language: maybe(object({ identifier: text })),
  subtitleLanguage: either(absent, list(object({ identifier: text, url: either(url, Array.isArray) }))),
  preview: either(absent, Array.isArray),
  to: addresses,
  cc: addresses,
};
const comment = {
  id: url,
  content: filledText,
  inReplyTo: url,
  published: date,
  url,
  to: (value: unknown) => Array.isArray(value),
};
const actor = {
  id: url,
  inbox: url,
  preferredUsername: (value: unknown) => typeof value === 'string' && /^[A-Za-z0-9\-_.:]+$/.test(value),
  publicKey: object({ id: url, owner: url, publicKeyPem: pem }),
  outbox: maybe(url),
  followers: maybe(url),
  following: maybe(url),
};
/** A channel is owned by an account: PeerTube 6 wants the list of its owners. */
const group = { ...actor, attributedTo: (value: unknown) => Array.isArray(value) && value.length > 0 };

const things: Record<string, Record<string, Rule>> = {
  Video: video,
  Note: comment,
  Person: actor,
  Application: actor,
  Group: group,
};

const base = { id: url, actor: reference, to: addresses, cc: addresses };
const inner: Rule = (value) => isObject(value) && strictPeerTube(value).length === 0;

const activities: Record<string, Record<string, Rule>> = {
  Create: { ...base, object: inner },
  Update: { ...base, object: inner },
  Delete: { ...base, object: reference },
  Follow: { ...base, object: reference },
  Accept: base,
  Reject: base,
  Announce: { ...base, object: reference },
  Like: { ...base, object: reference },
  Dislike: { ...base, object: reference },
  Undo: { ...base, object: inner },
  Flag: { ...base, object: url, content: filledText },
};

const isPublicComment = (document: Received): boolean =>
  document['type'] !== 'Note' || addressees(document).includes(PUBLIC);

/** Reads a document as the validators of PeerTube 6.3 do; what it has no validator for it drops. */
export const strictPeerTube = (document: Received): Complaints => {
  const type = String(document['type']);
  const rules = activities[type] ?? things[type];
  if (rules === undefined) return [];
  return [...unfit(document, rules), ...(isPublicComment(document) ? [] : ['Note is not public'])];
};
