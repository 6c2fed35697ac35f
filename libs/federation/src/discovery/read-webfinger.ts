import { addressOn, firstItems, member, shortText } from './bounded.js';
import { isSameHandle, readHandle, type Handle } from './handle.js';

/** What somebody's host says of them. */
export type WebFingerVerdict =
  | { readonly kind: 'found'; readonly actor: string }
  | {
      readonly kind: 'refused';
      readonly because: 'other-subject' | 'no-actor' | 'other-host' | 'wrong-type';
    };

export type NeededType = 'Group' | 'Person';

const LINKS = 50;
const LONGEST = 2048;
const AS_TYPE = 'https://www.w3.org/ns/activitystreams#type';
const LD_JSON =
  /^application\/ld\+json\s*;\s*profile\s*=\s*"?(?:[^"]* )?https:\/\/www\.w3\.org\/ns\/activitystreams(?: [^"]*)?"?$/i;
const ACTIVITY = /^application\/activity\+json\s*(?:;|$)/i;

interface SelfLink {
  readonly href: unknown;
  /** The type of the actor, where the host tells it. */
  readonly actorType: string | null;
}

const isActivityType = (type: string): boolean => ACTIVITY.test(type) || LD_JSON.test(type);

const selfLinks = (document: unknown): SelfLink[] =>
  firstItems(member(document, 'links'), LINKS)
    .filter((link) => member(link, 'rel') === 'self')
    .filter((link) => isActivityType(shortText(member(link, 'type'), LONGEST) ?? ''))
    .map((link) => ({
      href: member(link, 'href'),
      actorType: shortText(member(member(link, 'properties'), AS_TYPE), LONGEST),
    }));

/** Lemmy has a person and a community of one name, and tells them apart; others have one link and say no type. */
const ofType = (links: readonly SelfLink[], needed: NeededType | null): SelfLink | undefined => {
  if (needed === null) return links[0];
  return (
    links.find(({ actorType }) => actorType === needed) ?? links.find(({ actorType }) => actorType === null)
  );
};

const isAbout = (asked: Handle, subject: unknown): boolean => {
  const text = shortText(subject, LONGEST);
  const handle = text !== null && /^acct:/i.test(text) ? readHandle(text) : null;
  return handle !== null && isSameHandle(handle, asked);
};

/**
 * Reads an answer about the person or community that was asked for. It must be about exactly them, and name an actor on
 * their own host: a host speaks for itself only, and what the actor's document says must lead back to this name.
 */
export const readWebFinger = (
  document: unknown,
  asked: Handle,
  needed: NeededType | null = null,
): WebFingerVerdict => {
  if (!isAbout(asked, member(document, 'subject'))) return { kind: 'refused', because: 'other-subject' };
  const links = selfLinks(document);
  if (links.length === 0) return { kind: 'refused', because: 'no-actor' };
  const link = ofType(links, needed);
  if (link === undefined) return { kind: 'refused', because: 'wrong-type' };
  const actor = addressOn(link.href, asked.host);
  return actor === null ? { kind: 'refused', because: 'other-host' } : { kind: 'found', actor };
};
