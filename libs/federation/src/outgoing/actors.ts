import type { ActorAddresses, Addresses, PersonAddresses } from './addresses.js';
import { isOpen } from './addressing.js';
import { CONTEXTS } from './contexts.js';
import type { GroupFacts, InstanceFacts, PersonFacts } from './facts.js';
import type { OutgoingDocument } from './outgoing-document.js';
import { keysOf, languageTag, markdownSource, picture, timestamp } from './parts.js';

interface Dated {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const base = (
  at: Addresses,
  { id, inbox, outbox, handle }: ActorAddresses,
  dated: Dated,
): OutgoingDocument => ({
  '@context': CONTEXTS.actor,
  id,
  inbox,
  outbox,
  webfinger: handle,
  endpoints: { sharedInbox: at.sharedInbox },
  published: timestamp(dated.createdAt),
  updated: timestamp(dated.updatedAt),
});

const collectionsOf = ({ followers, following, featured }: PersonAddresses): OutgoingDocument => ({
  followers,
  following,
  featured,
});

/** The actor that signs requests which nobody in particular makes. Anybody may read it, without a signature. */
export const instanceActor = (at: Addresses, facts: InstanceFacts): OutgoingDocument => ({
  ...base(at, at.instance, facts),
  ...keysOf(at.instance, facts.keys),
  type: 'Application',
  preferredUsername: at.host,
  name: facts.title,
  url: at.home,
  manuallyApprovesFollowers: true,
  discoverable: false,
  indexable: false,
  language: facts.languages.map(languageTag),
  icon: facts.icon === null ? undefined : picture(facts.icon),
});

export const personActor = (at: Addresses, facts: PersonFacts): OutgoingDocument => {
  const addresses = at.person(facts.name);
  return {
    ...base(at, addresses, facts),
    ...keysOf(addresses, facts.keys),
    ...collectionsOf(addresses),
    type: 'Person',
    preferredUsername: facts.name,
    name: facts.displayName,
    summary: facts.summaryHtml,
    url: addresses.page,
    manuallyApprovesFollowers: false,
    discoverable: true,
    indexable: false,
    alsoKnownAs: facts.alsoKnownAs,
    movedTo: facts.movedTo ?? undefined,
    icon: facts.icon === null ? undefined : picture(facts.icon),
  };
};

/**
 * A community. `manuallyApprovesFollowers` says that it is private, for Lemmy, and not that requests to join wait for an
 * answer; `discoverable` tells public from unlisted. `attributedTo` is the collection of its moderators, a string:
 * PeerTube would want an array of owners, which the others could not read.
 */
export const groupActor = (at: Addresses, facts: GroupFacts): OutgoingDocument => {
  const addresses = at.community(facts.name);
  const isPublic = facts.visibility === 'public';
  return {
    ...base(at, addresses, facts),
    ...keysOf(addresses, facts.keys),
    ...collectionsOf(addresses),
    type: 'Group',
    preferredUsername: facts.name,
    name: facts.title,
    description: facts.purpose,
    ...(facts.description === null
      ? {}
      : { summary: facts.description.html, source: markdownSource(facts.description.markdown) }),
    url: addresses.page,
    attributedTo: addresses.moderators,
    moderators: addresses.moderators,
    manuallyApprovesFollowers: !isOpen(facts.visibility),
    discoverable: isPublic,
    indexable: isPublic,
    postingRestrictedToMods: facts.isArchived,
    sensitive: false,
    language: facts.languages.map(languageTag),
    icon: facts.image === null ? undefined : picture(facts.image),
  };
};
