import { LIMITS } from '#libs/kernel';

import { type Iri } from './iri.js';
import { isObject, isOfType, listOf, type JsonObject } from './json.js';
import { iriOf, irisOf } from './references.js';

/**
 * Who a document is addressed to. Only the three spellings of the public collection make it public; whatever else
 * is written there, or nothing at all, is private.
 */
export interface Audience {
  readonly public: boolean;
  /** Public, but only in `cc`: for everyone who comes across it, not for lists of what is new. */
  readonly unlisted: boolean;
  readonly to: readonly Iri[];
  readonly cc: readonly Iri[];
}

/** An actor that may be the community of a document; the caller knows which of them are groups. */
export interface GroupCandidate {
  readonly iri: Iri;
  readonly from: 'audience' | 'attributedTo' | 'to' | 'cc';
}

const PUBLIC: ReadonlySet<unknown> = new Set([
  'https://www.w3.org/ns/activitystreams#Public',
  'as:Public',
  'Public',
]);

const isPublic = (entry: unknown): boolean => PUBLIC.has(isObject(entry) ? entry['id'] : entry);

/** More recipients than any peer writes out one by one; a shortened list could hide who else was meant. */
export const hasTooManyRecipients = (raw: JsonObject): boolean =>
  listOf(raw['to']).length + listOf(raw['cc']).length + listOf(raw['audience']).length >
  LIMITS.federation.recipients;

const recipientsOf = (value: unknown): readonly Iri[] =>
  irisOf(
    listOf(value).filter((entry) => !isPublic(entry)),
    LIMITS.federation.recipients,
  );

export const audienceOf = (raw: JsonObject): Audience => {
  const inTo = listOf(raw['to']).some(isPublic);
  const inCc = listOf(raw['cc']).some(isPublic);
  return {
    public: inTo || inCc,
    unlisted: inCc && !inTo,
    to: recipientsOf(raw['to']),
    cc: recipientsOf(raw['cc']),
  };
};

const owners = (raw: JsonObject): readonly unknown[] =>
  listOf(raw['attributedTo']).slice(0, LIMITS.federation.listed);

const isGroup = (value: unknown): boolean => isOfType(value, 'Group');

/**
 * The person who wrote a document: the one who is said to be a person, else the first who is not said to be a group.
 * An event names a person as `actor` and may be attributed to the group that holds it.
 */
export const authorOf = (raw: JsonObject): Iri | null => {
  const organiser = isOfType(raw, 'Event') ? iriOf(raw['actor']) : null;
  if (organiser !== null) return organiser;
  const named = owners(raw);
  const person = named.find((owner) => isOfType(owner, 'Person')) ?? named.find((owner) => !isGroup(owner));
  return iriOf(person ?? named[0]) ?? iriOf(raw['actor']);
};

const candidates = (iris: readonly Iri[], from: GroupCandidate['from']): readonly GroupCandidate[] =>
  iris.map((iri) => ({ iri, from }));

/**
 * Whom to try as the community, in this order: `audience`, the groups in `attributedTo`, `to`, `cc`. The author is
 * none of them, and an address counts where it first stands.
 */
export const groupCandidatesOf = (raw: JsonObject, audience: Audience): readonly GroupCandidate[] => {
  const author = authorOf(raw);
  const named = owners(raw);
  const groups = [...named.filter(isGroup), ...named.filter((owner) => !isGroup(owner))];
  const all = [
    ...candidates(recipientsOf(raw['audience']), 'audience'),
    ...candidates(irisOf(groups, LIMITS.federation.listed), 'attributedTo'),
    ...candidates(audience.to, 'to'),
    ...candidates(audience.cc, 'cc'),
  ];
  const seen = new Set<Iri>(author === null ? [] : [author]);
  return all.filter(({ iri }) => !seen.has(iri) && seen.add(iri));
};
