import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A document of a community. `openVersion` is the latest one that others may open; null until a virus scan has let one
 * pass. `folder` is empty where it stands in none. `revision` rises with each change of its words.
 */
export const Document = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    id: p.uuid().primary(),
    instanceId: p.uuid(),
    communityId: p.uuid(),
    authorId: p.uuid(),
    title: p.text(),
    description: p.text(),
    folder: p.text(),
    language: p.text().$type<'en' | 'cy'>(),
    openVersion: p.integer().nullable(),
    revision: p.integer().default(1),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});

/**
 * A stored file that is or was a version of a document, and what was made of it. `finding` is the scanner's name for what
 * it refused. `attempts` counts how often a worker has begun with it.
 */
export const DocumentFile = defineEntity({
  name: 'DocumentFile',
  tableName: 'document_file',
  properties: {
    fileId: p.uuid().primary(),
    documentId: p.uuid(),
    scan: p.text().$type<'waiting' | 'clean' | 'refused' | 'not-scanned'>(),
    finding: p.text().nullable(),
    textState: p.text().$type<'waiting' | 'ready' | 'none'>(),
    preview: p.text().$type<'waiting' | 'ready' | 'none'>(),
    attempts: p.integer().default(0),
    createdAt: p.datetime(),
  },
});

/** One version of a document; one that was restored has the file of the earlier one. */
export const DocumentVersion = defineEntity({
  name: 'DocumentVersion',
  tableName: 'document_version',
  properties: {
    documentId: p.uuid().primary(),
    number: p.integer().primary(),
    fileId: p.uuid(),
    authorId: p.uuid(),
    note: p.text(),
    restoredFrom: p.integer().nullable(),
    createdAt: p.datetime(),
  },
});

/** A piece of the words inside a document, for the search; `page` from 1, null where it has none. */
export const DocumentPassage = defineEntity({
  name: 'DocumentPassage',
  tableName: 'document_passage',
  properties: {
    fileId: p.uuid().primary(),
    position: p.integer().primary(),
    page: p.integer().nullable(),
    language: p.text().$type<'en' | 'cy'>(),
    text: p.text(),
  },
});

/** A document beside a thread. */
export const ThreadDocument = defineEntity({
  name: 'ThreadDocument',
  tableName: 'thread_document',
  properties: {
    threadId: p.uuid().primary(),
    documentId: p.uuid().primary(),
    addedBy: p.uuid(),
    addedAt: p.datetime(),
  },
});
