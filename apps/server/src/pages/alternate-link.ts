import { readPublication, readThread, type PublicationView, type ThreadPage } from '#libs/contracts';
import { Addresses } from '#libs/federation';

import type { Preloaded } from './web-build.js';

/** The id under which other servers know what a page shows; null where they know nothing of it. */
export type AlternateOf = (path: string, data: readonly Preloaded[]) => string | null;

const NAMED = /^\/(?<place>@|c\/)(?<name>[a-z0-9_]{1,30})\/?$/;

const openingOf = (data: readonly Preloaded[]): string | null => {
  const shown = data.find(({ operation }) => operation === readThread.id)?.answer as ThreadPage | undefined;
  const opening = shown?.posts.find(({ number, author }) => number === 1 && author.organisation.isLocal);
  return opening?.id ?? null;
};

/** The article or status that a page shows, if everybody may read it. */
const publishedIn = (data: readonly Preloaded[]): string | null => {
  const shown = data.find(({ operation }) => operation === readPublication.id)?.answer as
    | PublicationView
    | undefined;
  if (shown?.audience !== 'public' || shown.publishedAt === null) return null;
  return shown.author.organisation.isLocal ? shown.id : null;
};

/** Ids of people, communities, articles and threads of the instance on this host. */
export const alternatesOn = (host: string): AlternateOf => {
  const at = new Addresses(host);
  return (path, data) => {
    const { place, name } = NAMED.exec(path)?.groups ?? {};
    if (name !== undefined) return place === '@' ? at.person(name).id : at.community(name).id;
    const publicationId = publishedIn(data);
    if (publicationId !== null) return at.publication(publicationId);
    const postId = openingOf(data);
    return postId === null ? null : at.post(postId).id;
  };
};

/** A page's document with a link to what servers read instead of it. */
export const withAlternate = (document: string, id: string | null): string =>
  id === null
    ? document
    : document.replace(
        '</head>',
        () => `<link rel="alternate" type="application/activity+json" href="${id}" /></head>`,
      );
