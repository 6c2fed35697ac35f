import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';

const VERSIONS = ['2.0', '2.1'] as const;

export type NodeInfoVersion = (typeof VERSIONS)[number];

const schema = (version: NodeInfoVersion): string => `http://nodeinfo.diaspora.software/ns/schema/${version}`;

export const nodeInfoType = (version: NodeInfoVersion): string =>
  `application/json; profile="${schema(version)}#"`;

/** The relation under which the instance actor is found (FEP-2677). */
export const APPLICATION_RELATION = 'https://www.w3.org/ns/activitystreams#Application';

/** The list of NodeInfo documents. */
export const nodeInfoLinks = (at: Addresses): OutgoingDocument => ({
  links: [
    ...VERSIONS.map((version) => ({ rel: schema(version), href: at.nodeInfo(version) })),
    { rel: APPLICATION_RELATION, href: at.instance.id },
  ],
});

/** What an instance tells everybody of itself. */
export interface NodeInfoFacts {
  readonly version: string;
  readonly repository: string | null;
  readonly title: string;
  readonly openRegistrations: boolean;
  /** Null when the operator tells no figures. */
  readonly usage: {
    readonly people: number;
    readonly activeThisMonth: number;
    readonly activeThisHalfYear: number;
    readonly posts: number;
  } | null;
}

const usageOf = (usage: NodeInfoFacts['usage']): OutgoingDocument =>
  usage === null
    ? { users: {} }
    : {
        users: {
          total: usage.people,
          activeMonth: usage.activeThisMonth,
          activeHalfyear: usage.activeThisHalfYear,
        },
        localPosts: usage.posts,
      };

export const nodeInfo = (version: NodeInfoVersion, facts: NodeInfoFacts): OutgoingDocument => ({
  version,
  software: {
    name: 'guildhall',
    version: facts.version,
    repository: version === '2.1' && facts.repository !== null ? facts.repository : undefined,
  },
  protocols: ['activitypub'],
  services: { inbound: [], outbound: [] },
  openRegistrations: facts.openRegistrations,
  usage: usageOf(facts.usage),
  metadata: { nodeName: facts.title },
});
