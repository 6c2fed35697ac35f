import type { Addresses } from './addresses.js';
import type { Addressing } from './addressing.js';
import { CONTEXTS, PUBLIC } from './contexts.js';
import type { Language } from './facts.js';
import type { OutgoingDocument } from './outgoing-document.js';
import { languageTag, markdownSource, timestamp } from './parts.js';

/** An article or a status of somebody of this instance. */
export interface PublicationFacts {
  readonly id: string;
  readonly kind: 'article' | 'status';
  /** For an organisation alone there is no document. */
  readonly audience: 'followers' | 'public';
  readonly authorName: string;
  readonly title: string;
  /** How an article begins, as plain text. */
  readonly excerpt: string;
  /** The page on which people read it. */
  readonly page: string;
  readonly markdown: string;
  readonly html: string;
  readonly language: Language;
  readonly publishedAt: Date;
  readonly editedAt: Date | null;
}

const addressing = (audience: PublicationFacts['audience'], followers: string): Addressing =>
  audience === 'public' ? { to: [PUBLIC], cc: [followers] } : { to: [followers], cc: [] };

/** Readers that show no long texts show `preview` and link to the whole (FEP-b2b8). */
const articleParts = (facts: PublicationFacts, author: string): OutgoingDocument => ({
  type: 'Article',
  name: facts.title,
  preview: {
    type: 'Note',
    attributedTo: author,
    content: facts.excerpt,
    published: timestamp(facts.publishedAt),
  },
});

/** A long text is an `Article`, a few words are a `Note`; both belong to no community. */
export const publication = (at: Addresses, facts: PublicationFacts): OutgoingDocument => {
  const { id: author, followers } = at.person(facts.authorName);
  const { html, language } = facts;
  return {
    '@context': CONTEXTS.content,
    id: at.publication(facts.id),
    ...(facts.kind === 'article' ? articleParts(facts, author) : { type: 'Note' }),
    attributedTo: author,
    ...addressing(facts.audience, followers),
    content: html,
    contentMap: { [language]: html },
    mediaType: 'text/html',
    source: markdownSource(facts.markdown),
    language: languageTag(language),
    sensitive: false,
    url: facts.page,
    published: timestamp(facts.publishedAt),
    updated: facts.editedAt === null ? undefined : timestamp(facts.editedAt),
  };
};
