import type { CommunityRole } from '#libs/database';

import type { Addresses } from '../addresses.js';
import type { CommunityFacts } from '../facts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { timestamp } from '../parts.js';
import { activity, only, type DoneBy } from './activity.js';

/** Follows a person or a community. */
export const follow = (addresses: Addresses, by: DoneBy, object: string): OutgoingDocument =>
  activity(addresses, 'follow', by, { object, ...only(object) });

/** Asks to become a member of a community, with the reason that its facilitators read. */
export const join = (
  addresses: Addresses,
  by: DoneBy,
  { community, reason }: { readonly community: string; readonly reason: string },
): OutgoingDocument =>
  activity(addresses, 'join', by, {
    object: community,
    ...only(community),
    ...(reason === '' ? {} : { summary: reason }),
  });

export const leave = (addresses: Addresses, by: DoneBy, community: string): OutgoingDocument =>
  activity(addresses, 'leave', by, { object: community, ...only(community) });

/** As what somebody belongs to a community, and until when: for ever, or as long as the host does not renew it. */
export interface MembershipTerms {
  readonly role: CommunityRole;
  readonly until: Date | null;
}

const termsOf = ({ role, until }: MembershipTerms): OutgoingDocument => ({
  roleName: role,
  endTime: until === null ? undefined : timestamp(until),
});

export interface InvitationFacts extends MembershipTerms {
  readonly community: string;
  readonly person: string;
  /** That for which they are invited: the post that opens it, and its title. */
  readonly question: { readonly id: string; readonly title: string } | null;
}

/** Invites a person into a community, which may be for a question there. Nobody else hears of it. */
export const invite = (
  addresses: Addresses,
  by: DoneBy,
  { community, person, question, ...terms }: InvitationFacts,
): OutgoingDocument =>
  activity(addresses, 'invite', by, {
    object: community,
    target: person,
    ...only(person),
    ...termsOf(terms),
    ...(question === null ? {} : { attachment: [{ type: 'Link', href: question.id, name: question.title }] }),
  });

/** A request that is answered; `id` is null where it came without one. */
export interface RequestFacts {
  readonly type: 'Follow' | 'Join' | 'Invite' | 'Offer';
  readonly id: string | null;
  readonly actor: string;
  readonly object: string;
}

/** The request, inside the answer: peers find theirs by its id, or else by who asked whom. */
const answered = ({ type, id, actor, object }: RequestFacts): OutgoingDocument => ({
  object: { id: id ?? undefined, type, actor, object },
  ...only(actor),
});

/** Accepts a request; a join with the terms of the membership, and again with each renewal. */
export const accept = (
  addresses: Addresses,
  by: DoneBy,
  request: RequestFacts,
  terms: MembershipTerms | null,
): OutgoingDocument =>
  activity(addresses, 'accept', by, { ...answered(request), ...(terms === null ? {} : termsOf(terms)) });

export const reject = (addresses: Addresses, by: DoneBy, request: RequestFacts): OutgoingDocument =>
  activity(addresses, 'reject', by, answered(request));

/** Ends somebody's membership: takes them out of the collection of members. Only they are told. */
export const removeMember = (
  addresses: Addresses,
  by: DoneBy,
  { community, person }: { readonly community: CommunityFacts; readonly person: string },
): OutgoingDocument =>
  activity(addresses, 'remove', by, {
    object: person,
    target: community.followers ?? community.id,
    audience: community.id,
    ...only(person),
  });
