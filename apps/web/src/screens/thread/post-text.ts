import type { PostView, ThreadCommunity, ThreadState } from '#libs/contracts';

import { threadHref } from './thread-start.js';

/** Everything around a post that its parts need to know. */
export interface PostPlace {
  readonly thread: ThreadState;
  readonly community: ThreadCommunity;
}

/** What the address bar would hold, to give to others. */
export const postAddress = ({ thread, community }: PostPlace, post: PostView): string =>
  `${window.location.origin}${threadHref(thread, community, post.number)}`;

/** The words of a post without its mark-up, on one line. */
export const plainWords = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** At most `most` characters, ended at a word. */
export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
