import type { Visibility } from '#libs/database';

import { PUBLIC } from './contexts.js';
import type { CommunityFacts } from './facts.js';

/** To whom something is addressed. Who gets it is decided elsewhere; peers read from this who may see it. */
export interface Addressing {
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

type Reach = (community: CommunityFacts, concerned: Concerned) => Addressing;

/** People whom a contribution concerns by themselves. */
export interface Concerned {
  readonly authorFollowers: string | null;
  readonly people: readonly string[];
}

const nobody: Concerned = { authorFollowers: null, people: [] };

const given = (...addresses: (string | null)[]): string[] => [
  ...new Set(addresses.filter((address) => address !== null)),
];

const everybody: Reach = ({ id }, { authorFollowers, people }) => ({
  to: [id, PUBLIC],
  cc: given(...people, authorFollowers),
});

/** Anybody may read it, but nobody is told of it: Public in `cc` keeps it out of public timelines and directories. */
const withTheLink: Reach = ({ id }, { people }) => ({ to: [id], cc: given(PUBLIC, ...people) });

/** Its members and nobody else: also somebody who is named in it must be one. */
const members: Reach = ({ id, followers }) => ({ to: given(id, followers), cc: [] });

const reaches = {
  public: everybody,
  unlisted: withTheLink,
  organisation: members,
  listed: members,
  hidden: members,
} as const satisfies Record<Visibility, Reach>;

/** Addressing of what people write and do in a community. */
export const addressedIn = (community: CommunityFacts, concerned: Concerned = nobody): Addressing =>
  reaches[community.visibility](community, concerned);

const announcements = {
  public: (followers) => ({ to: given(followers, PUBLIC), cc: [] }),
  unlisted: (followers) => ({ to: given(followers), cc: [PUBLIC] }),
  organisation: (followers) => ({ to: given(followers), cc: [] }),
  listed: (followers) => ({ to: given(followers), cc: [] }),
  hidden: (followers) => ({ to: given(followers), cc: [] }),
} as const satisfies Record<Visibility, (followers: string | null) => Addressing>;

/** Addressing of what a community passes on to its followers. */
export const announcedBy = ({ visibility, followers }: CommunityFacts): Addressing =>
  announcements[visibility](followers);

/** Whether anybody may read what is in the community, and so address Public there. */
export const isOpen = (visibility: Visibility): boolean => reaches[visibility] !== members;
