import type { CommunityLink } from '#libs/contracts';

import { communityHref } from '../communities/community-href.js';

/** Posts that are loaded at once. */
const LIMIT = '30';

/** What the address of a thread may ask for. */
export interface ThreadPlace {
  /** Start around this post. */
  readonly at?: number | undefined;
  /** The posts after, or before, this one: the links for those without JavaScript. */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  /** The second at which the thread's video starts. */
  readonly t?: number | undefined;
}

const numberIn = (value: unknown): number | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

type Search = Readonly<Record<string, unknown>>;

const startIn = (search: Search): ThreadPlace => {
  const [at, after, before] = [numberIn(search['at']), numberIn(search['after']), numberIn(search['before'])];
  if (at !== undefined) return { at };
  if (after !== undefined) return { after };
  if (before !== undefined) return { before };
  return {};
};

/** Reads the part of an address behind the question mark; what is no number counts as not there. */
export const threadPlaceOf = (search: Search): ThreadPlace => {
  const t = numberIn(search['t']);
  return { ...startIn(search), ...(t !== undefined && { t }) };
};

/**
 * The call that loads a thread from a place on. Where none is named, somebody signed in begins at the first post
 * they have not read, and others at the beginning. The server calls it too, so that both ask for the same.
 */
export const threadCall = (threadId: string, { at, after, before }: ThreadPlace, isSignedIn: boolean) => {
  const text = (value: number): string => String(value);
  if (at !== undefined) return { params: { threadId }, query: { limit: LIMIT, around: text(at) } };
  if (after !== undefined) return { params: { threadId }, query: { limit: LIMIT, after: text(after) } };
  if (before !== undefined) return { params: { threadId }, query: { limit: LIMIT, before: text(before) } };
  return isSignedIn
    ? { params: { threadId }, query: { limit: LIMIT, at: 'first-unread' as const } }
    : { params: { threadId }, query: { limit: LIMIT } };
};

/** Address of a thread, and of one of its posts. */
export const threadHref = (
  thread: { readonly id: string; readonly slug: string },
  community: Pick<CommunityLink, 'name' | 'organisation'>,
  post?: number,
): string => {
  const page = `${communityHref(community)}/t/${thread.id}/${thread.slug}`;
  return post === undefined ? page : `${page}?at=${post}#post-${post}`;
};
