import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * Something to learn, step by step. Its `audience` reads it: a community, the organisation, or everybody. What stands in
 * it is read by whoever may read that. `revision` rises with each change.
 */
export const Pathway = defineEntity({
  name: 'Pathway',
  tableName: 'pathway',
  properties: {
    id: p.uuid().primary(),
    instanceId: p.uuid(),
    ownerId: p.uuid(),
    communityId: p.uuid().nullable(),
    audience: p.text().$type<'community' | 'organisation' | 'public'>(),
    title: p.text(),
    description: p.text(),
    language: p.text().$type<'en' | 'cy'>(),
    revision: p.integer().default(1),
    reviewBy: p.datetime(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});

/** A step of a pathway: a thread, with its video if it has one, a document, or a link with a title of its own. */
export const PathwayItem = defineEntity({
  name: 'PathwayItem',
  tableName: 'pathway_item',
  properties: {
    id: p.uuid().primary(),
    pathwayId: p.uuid(),
    position: p.integer(),
    threadId: p.uuid().nullable(),
    url: p.text().nullable(),
    documentId: p.uuid().nullable(),
    title: p.text(),
    note: p.text(),
  },
});

/** That somebody says they have done a step; nobody else is told. */
export const PathwayProgress = defineEntity({
  name: 'PathwayProgress',
  tableName: 'pathway_progress',
  properties: {
    itemId: p.uuid().primary(),
    personId: p.uuid().primary(),
  },
});
