import type { TFunction } from 'i18next';

import type { MeView, NotificationView, PublicationLink } from '#libs/contracts';

import { communityHref } from '../communities/community-href.js';
import { personHref } from '../people/person-href.js';
import { commentAnchor, publicationHref } from '../publishing/publication-href.js';
import { threadHref } from '../thread/thread-start.js';

// i18n-keys: notifications:said.*

/** The page of it, at the comments or at the one that names the reader. */
const hrefOfPublication = (publication: PublicationLink, { kind, subjectId }: NotificationView): string => {
  const href = publicationHref(publication);
  if (kind === 'publication-comment') return `${href}#comments`;
  return kind === 'mention' && subjectId !== null ? `${href}#${commentAnchor(subjectId)}` : href;
};

const placeInCommunity = ({ kind, community, subjectId }: NotificationView): string | null => {
  if (community === null) return null;
  if (kind === 'captions-missing') return `${communityHref(community, 'videos')}/${subjectId}/captions`;
  return kind === 'video-review' ? `${communityHref(community, 'videos')}/${subjectId}/keep` : null;
};

/** Where something waits to be done or looked up, for the kinds that are about that. */
const deedHref = (notification: NotificationView): string | null => {
  const { kind, subjectId, publication } = notification;
  if (publication !== null) return hrefOfPublication(publication, notification);
  if (kind === 'report-decision' || kind === 'report-answered') return '/settings/reports';
  if (kind.startsWith('agreement-')) return '/admin/partners';
  if (subjectId === null) return null;
  if (kind === 'report') return `/reports/${subjectId}`;
  return placeInCommunity(notification);
};

/** Where a notification leads: to the one post, to the first unread post of a thread, or to what is to be decided. */
export const notificationHref = (notification: NotificationView, me: MeView | null): string => {
  const { kind, thread, community, post, count } = notification;
  if (kind === 'endorsement') return me === null ? '/' : personHref(me.person);
  const deed = deedHref(notification);
  if (deed !== null) return deed;
  if (thread !== null && community !== null)
    return threadHref(thread, community, count === 1 ? post?.number : undefined);
  if (community === null) return '/';
  return communityHref(community, kind === 'join-request' ? 'members' : undefined);
};

/** Who, in words: the latest three of them. */
const namesOf = ({ people }: NotificationView, language: string): string =>
  new Intl.ListFormat(language === 'cy' ? 'cy' : 'en-GB', { type: 'conjunction' }).format(
    people.map(({ displayName }) => displayName),
  );

/** What happened, in one sentence. */
export const notificationWords = (notification: NotificationView, t: TFunction, language: string): string => {
  const { kind, count, decision, community } = notification;
  const names = namesOf(notification, language);
  const said = decision === null ? kind : `${kind}.${decision}`;
  return t(`notifications:said.${said}`, { count, names, community: community?.title ?? '' });
};
