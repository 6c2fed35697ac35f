import type { ActorAddresses, Addresses } from '../outgoing/addresses.js';
import { JRD_JSON } from '../outgoing/content-types.js';
import { ACTIVITY_JSON } from '../outgoing/content-types.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { readHandle } from './handle.js';

/** What others ask WebFinger about: somebody by name, or the actor or page of an address. */
export type WebFingerSubject =
  | { readonly kind: 'instance' }
  | { readonly kind: 'person' | 'community' | 'name'; readonly name: string };

const LONGEST = 2048;
const PATHS = /^\/(?<place>u\/|c\/|@)(?<name>[a-z0-9_]{1,30})$/;
const PLACES = { 'u/': 'person', '@': 'person', 'c/': 'community' } as const;

const ofAddress = (at: Addresses, resource: string): WebFingerSubject | null => {
  const { protocol, host, pathname, search, hash } = new URL(resource);
  if (protocol !== 'https:' || host !== at.host || search !== '' || hash !== '') return null;
  const address = `https://${host}${pathname}`;
  if (address === at.instance.id || address === at.home) return { kind: 'instance' };
  const { place, name } = PATHS.exec(pathname)?.groups ?? {};
  return name === undefined ? null : { kind: PLACES[place as keyof typeof PLACES], name };
};

const ofHandle = (at: Addresses, resource: string): WebFingerSubject | null => {
  const handle = readHandle(resource);
  if (handle?.host !== at.host) return null;
  const name = handle.name.toLowerCase();
  return name === at.host ? { kind: 'instance' } : { kind: 'name', name };
};

/**
 * Whom a `resource` parameter means; null when it can be nobody here. A name belongs to a person or a community: they
 * share one name space.
 */
export const webFingerSubject = (at: Addresses, resource: string): WebFingerSubject | null => {
  if (resource.length > LONGEST) return null;
  if (/^acct:/i.test(resource)) return ofHandle(at, resource);
  return URL.canParse(resource) ? ofAddress(at, resource) : null;
};

/** Somebody whom WebFinger tells of; `page` is null for the instance. */
export interface WebFingerFacts {
  readonly type: 'Application' | 'Group' | 'Person';
  readonly addresses: ActorAddresses & { readonly page?: string };
}

const AS_TYPE = 'https://www.w3.org/ns/activitystreams#type';
const PROFILE_PAGE = 'http://webfinger.net/rel/profile-page';
const SUBSCRIBE = 'http://ostatus.org/schema/1.0/subscribe';

const selfLink = ({ type, addresses }: WebFingerFacts): OutgoingDocument => ({
  rel: 'self',
  type: ACTIVITY_JSON,
  href: addresses.id,
  properties: { [AS_TYPE]: type },
});

const pageLink = (at: Addresses, { addresses }: WebFingerFacts): OutgoingDocument => ({
  rel: PROFILE_PAGE,
  type: 'text/html',
  href: addresses.page ?? at.home,
});

/**
 * The answer about somebody here. `interaction` is the address of the page on which people act on something from
 * elsewhere, with `{uri}` where that address goes; only people use it.
 */
export const webFinger = (
  at: Addresses,
  facts: WebFingerFacts,
  interaction: string | null,
): OutgoingDocument => ({
  subject: `acct:${facts.addresses.handle}`,
  aliases: [...new Set([facts.addresses.id, facts.addresses.page ?? at.home])],
  links: [
    selfLink(facts),
    pageLink(at, facts),
    ...(interaction === null || facts.type !== 'Person' ? [] : [{ rel: SUBSCRIBE, template: interaction }]),
  ],
});

/** Where each kind of WebFinger answer may be read from, and as what. */
export const WEBFINGER_HEADERS = { 'Content-Type': JRD_JSON, 'Access-Control-Allow-Origin': '*' } as const;
