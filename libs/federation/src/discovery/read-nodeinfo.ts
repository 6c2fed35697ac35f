import { addressOn, firstItems, member, shortText } from './bounded.js';
import { APPLICATION_RELATION } from './nodeinfo.js';

const LINKS = 20;
const LONGEST = 256;
/** Newest first. */
const SCHEMAS = ['2.1', '2.0'].map((version) => `http://nodeinfo.diaspora.software/ns/schema/${version}`);

/** Where a peer tells of itself, on its own host only. */
export interface NodeInfoAddresses {
  readonly document: string | null;
  readonly instanceActor: string | null;
}

/** Reads a peer's list of NodeInfo documents. */
export const readNodeInfoLinks = (list: unknown, host: string): NodeInfoAddresses => {
  const links = firstItems(member(list, 'links'), LINKS);
  const first = (relation: string): string | null => {
    const link = links.find((candidate) => member(candidate, 'rel') === relation);
    return addressOn(member(link, 'href'), host);
  };
  return {
    document: SCHEMAS.map(first).find((address) => address !== null) ?? null,
    instanceActor: first(APPLICATION_RELATION),
  };
};

/**
 * What a peer says it runs. Abilities are never read from it (FEP-0151); it only decides between forms that are right for
 * everybody, such as whether a post is also announced by its id.
 */
export interface PeerSoftware {
  readonly name: string;
  readonly version: string;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const VERSION = /^[\x20-\x7E]{1,256}$/;

/** Reads a peer's NodeInfo document; null when it names no software or does not speak ActivityPub. */
export const readNodeInfo = (document: unknown): PeerSoftware | null => {
  const software = member(document, 'software');
  const name = shortText(member(software, 'name'), LONGEST)?.toLowerCase() ?? '';
  const version = shortText(member(software, 'version'), LONGEST) ?? '';
  const speaks = firstItems(member(document, 'protocols'), LINKS).includes('activitypub');
  return speaks && NAME.test(name) && VERSION.test(version) ? { name, version } : null;
};
