import { defineEntity, p } from '@mikro-orm/postgresql';

import type { ReactionKind } from './discussion.js';

/** Who reads what a person publishes: those who follow them, everybody of their organisation, or everybody. */
export type PublicationAudience = 'followers' | 'organisation' | 'public';

/**
 * What a person publishes on their own page: an article with a title, or a short status. It is its author's alone until
 * `publishedAt`; `version` counts its published wordings. `uri` is where it has its home, if elsewhere.
 */
export const Publication = defineEntity({
  name: 'Publication',
  tableName: 'publication',
  properties: {
    id: p.uuid().primary(),
    uri: p.text().nullable(),
    url: p.text().nullable(),
    instanceId: p.uuid(),
    authorId: p.uuid(),
    kind: p.text().$type<'article' | 'status'>(),
    audience: p.text().$type<PublicationAudience>(),
    title: p.text().default(''),
    markdown: p.text().default(''),
    html: p.text().default(''),
    language: p.text().$type<'en' | 'cy'>().default('en'),
    version: p.integer().default(0),
    commentCount: p.integer().default(0),
    reactionCounts: p.json<Partial<Record<ReactionKind, number>>>(),
    createdAt: p.datetime(),
    publishedAt: p.datetime().nullable(),
    scheduledFor: p.datetime().nullable(),
    editedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
  },
});

/** One published wording of a publication. */
export const PublicationVersion = defineEntity({
  name: 'PublicationVersion',
  tableName: 'publication_version',
  properties: {
    publicationId: p.uuid().primary(),
    version: p.integer().primary(),
    title: p.text(),
    markdown: p.text(),
    html: p.text(),
    writtenAt: p.datetime(),
  },
});

/** How somebody reacted to a publication. */
export const PublicationReaction = defineEntity({
  name: 'PublicationReaction',
  tableName: 'publication_reaction',
  properties: {
    publicationId: p.uuid().primary(),
    personId: p.uuid().primary(),
    kind: p.text().primary().$type<ReactionKind>(),
    createdAt: p.datetime(),
  },
});

/** What somebody said to a publication; numbers rise by one, and a deleted one keeps its own. */
export const PublicationComment = defineEntity({
  name: 'PublicationComment',
  tableName: 'publication_comment',
  properties: {
    id: p.uuid().primary(),
    publicationId: p.uuid(),
    number: p.integer(),
    authorId: p.uuid(),
    markdown: p.text(),
    html: p.text(),
    language: p.text().$type<'en' | 'cy'>().default('en'),
    version: p.integer().default(1),
    createdAt: p.datetime(),
    editedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
    deletedBy: p.uuid().nullable(),
  },
});

/** Somebody whom a publication, or a comment on it (`aboutId`), has named; it stays when other words do not name them. */
export const PublicationMention = defineEntity({
  name: 'PublicationMention',
  tableName: 'publication_mention',
  properties: {
    aboutId: p.uuid().primary(),
    publicationId: p.uuid(),
    personId: p.uuid().primary(),
  },
});
