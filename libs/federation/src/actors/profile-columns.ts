import type { Visibility } from '#libs/database';
import { LIMITS } from '#libs/kernel';
import { excerpt, plainText, renderMarkdown, sanitiseRemoteHtml } from '#libs/text';

import type { Actor } from '../incoming/documents.js';

type Language = 'en' | 'cy';

const { displayName, profile, purpose, title } = LIMITS.content;

const cut = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

const has = (actor: Actor, ...parts: readonly string[]): boolean =>
  parts.some((part) => actor.present.includes(part));

const languageOf = ({ languages }: Actor): Language =>
  languages[0]?.toLowerCase().split('-')[0] === 'cy' ? 'cy' : 'en';

/** The text of a profile: nothing in it is believed but its words, and the markup that the sanitiser lets through. */
const textOf = ({ summary, markdown }: Actor): { readonly text: string; readonly html: string } => {
  if (summary === null && markdown !== null) {
    return { text: cut(markdown, profile), html: sanitiseRemoteHtml(renderMarkdown(markdown).html) };
  }
  const html = sanitiseRemoteHtml(summary ?? '');
  return { text: cut(markdown ?? plainText(html), profile), html };
};

const nameOf = <Column extends string>(
  actor: Actor,
  column: Column,
  most: number,
): { readonly [C in Column]?: string } => {
  const name = has(actor, 'name') ? (actor.name ?? actor.username) : null;
  return name === null ? {} : ({ [column]: cut(name, most) } as { [C in Column]: string });
};

export interface PersonColumns {
  readonly url?: string | null;
  readonly display_name?: string;
  readonly summary?: string;
  readonly summary_html?: string;
  readonly language?: Language;
}

/** What a document says of a person: only what it has. A document without a name says nothing about the name. */
export const personColumns = (actor: Actor): PersonColumns => {
  const { text, html } = textOf(actor);
  return {
    ...(has(actor, 'url') && { url: actor.url }),
    ...nameOf(actor, 'display_name', displayName),
    ...(has(actor, 'summary', 'source') && { summary: text, summary_html: html }),
    ...(has(actor, 'language') && { language: languageOf(actor) }),
  };
};

export interface CommunityColumns {
  readonly url?: string | null;
  readonly title?: string;
  readonly purpose?: string;
  readonly description?: string;
  readonly description_html?: string;
  readonly language?: Language;
  readonly visibility?: Visibility;
  readonly join_policy?: 'request';
}

/**
 * Who may see a community elsewhere. `manuallyApprovesFollowers` means a private one (Lemmy); a document that does not
 * say so opens nothing that was private.
 */
const visibilityOf = (actor: Actor, current: Visibility | null): Visibility => {
  const wasPrivate = current !== null && current !== 'public' && current !== 'unlisted';
  if (has(actor, 'manuallyApprovesFollowers') ? actor.manuallyApprovesFollowers : wasPrivate) {
    return wasPrivate ? current : 'listed';
  }
  const isUnlisted = has(actor, 'discoverable') ? actor.discoverable === false : current === 'unlisted';
  return isUnlisted ? 'unlisted' : 'public';
};

/** Most peers have one text for both: then its beginning says what the community is for. */
const purposeOf = ({ description }: Actor, summaryHtml: string): string =>
  excerpt(description ?? plainText(summaryHtml), purpose);

export const communityColumns = (actor: Actor, current: Visibility | null): CommunityColumns => {
  const { text, html } = textOf(actor);
  const visibility = visibilityOf(actor, current);
  return {
    visibility,
    // Whatever the other server makes of it, it has to answer.
    join_policy: 'request',
    ...(has(actor, 'url') && { url: actor.url }),
    ...nameOf(actor, 'title', title),
    ...(has(actor, 'summary', 'source', 'description') && { purpose: purposeOf(actor, html) }),
    ...(has(actor, 'summary', 'source') && { description: text, description_html: html }),
    ...(has(actor, 'language') && { language: languageOf(actor) }),
  };
};
