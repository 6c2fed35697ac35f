import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { threadCommunity } from './discussion-views.js';
import { operation } from './operation.js';
import { personCard } from './person-card.js';
import { id, instant, language, page, pageQuery, text, wholeNumber } from './primitives.js';

const DOCUMENTS = 'Documents';

const count = z.number().int().min(0);

/** What the virus scanner said; a server without one does not scan. */
export const scanState = z.enum(['waiting', 'clean', 'refused', 'not-scanned']);

/** Something that a worker makes of a file: on its way, there, or not to be had. */
const madeState = z.enum(['waiting', 'ready', 'none']);

const documentFile = z.object({
  fileId: id.describe('its bytes come from `/files/<id>/download`'),
  fileName: z.string(),
  mediaType: z.string(),
  size: count,
});

/**
 * One version. `preview` says whether `/files/<fileId>/preview` gives a PDF of it, `text` whether the search knows what is in
 * it. One that waits for the scanner, or was refused, is shown to its author and to those who moderate, and opened by nobody.
 */
export const documentVersion = documentFile.extend({
  number: count.min(1),
  author: personCard,
  note: z.string(),
  restoredFrom: count.nullable().describe('the earlier version whose file it has'),
  createdAt: instant,
  scan: scanState,
  finding: z.string().nullable().describe("the scanner's name for what it refused"),
  preview: madeState,
  text: madeState,
});

/** A document in a list; `open` is the latest version that others may open, null while none has passed the scan. */
export const documentSummary = z.object({
  id,
  title: z.string(),
  folder: z.string().describe('empty where it stands in none'),
  language,
  community: threadCommunity,
  author: personCard,
  open: documentFile.extend({ number: count.min(1) }).nullable(),
  createdAt: instant,
  updatedAt: instant,
});

export const documentView = documentSummary.extend({
  description: z.string().describe('plain text'),
  revision: count.min(1),
  versions: z.array(documentVersion).describe('the latest first'),
  permissions: z.object({ canChange: z.boolean(), canDelete: z.boolean() }),
});

const documentParams = z.strictObject({ documentId: id.describe('the document') });
const title = text({ least: 1, most: LIMITS.content.title });
const description = text({ most: LIMITS.documents.description, multiline: true });
const folder = text({ most: LIMITS.documents.folder });
const note = text({ most: LIMITS.documents.note });
const fileId = id.describe('an upload of my own with the purpose `document`, which nothing uses yet');

export const listDocuments = operation({
  id: 'listDocuments',
  method: 'get',
  path: '/api/communities/:communityId/documents',
  tag: DOCUMENTS,
  summary: 'Documents of a community, those that changed last first.',
  access: 'anyone',
  params: z.strictObject({ communityId: id.describe('the community') }),
  query: z.strictObject({ ...pageQuery, folder: folder.optional().describe('only those in this folder') }),
  answer: page(documentSummary),
});

export const listDocumentFolders = operation({
  id: 'listDocumentFolders',
  method: 'get',
  path: '/api/communities/:communityId/document-folders',
  tag: DOCUMENTS,
  summary:
    'Folders of the documents of a community, by name. A folder is there as long as something is in it.',
  access: 'anyone',
  params: z.strictObject({ communityId: id.describe('the community') }),
  answer: z.object({ items: z.array(z.object({ name: z.string(), documents: count })) }),
});

export const readDocument = operation({
  id: 'readDocument',
  method: 'get',
  path: '/api/documents/:documentId',
  tag: DOCUMENTS,
  summary: 'A document with its versions.',
  access: 'anyone',
  params: documentParams,
  answer: documentView,
});

export const addDocument = operation({
  id: 'addDocument',
  method: 'post',
  path: '/api/communities/:communityId/documents',
  tag: DOCUMENTS,
  summary: 'Add an uploaded file to the documents of a community.',
  access: 'account',
  idempotent: true,
  params: z.strictObject({ communityId: id.describe('the community') }),
  body: z.strictObject({
    fileId,
    title,
    description: description.optional(),
    folder: folder.optional(),
    language,
  }),
  answer: documentView,
  failures: ['not-allowed', 'community.archived', 'file.missing', 'idempotency.key-reused'],
});

export const updateDocument = operation({
  id: 'updateDocument',
  method: 'put',
  path: '/api/documents/:documentId',
  tag: DOCUMENTS,
  summary:
    'Change what a document is called and the folder that it stands in. `revision` is the one that was changed; if somebody else was faster, the answer is 409.',
  access: 'account',
  params: documentParams,
  body: z.strictObject({
    title,
    description,
    folder,
    revision: z.number().int().min(1).max(2_147_483_646),
  }),
  answer: documentView,
  failures: ['not-allowed', 'community.archived', 'document.changed'],
});

export const addDocumentVersion = operation({
  id: 'addDocumentVersion',
  method: 'post',
  path: '/api/documents/:documentId/versions',
  tag: DOCUMENTS,
  summary: 'Put an uploaded file in the place of the version before it, which stays among the versions.',
  access: 'account',
  idempotent: true,
  params: documentParams,
  body: z.strictObject({ fileId, note: note.optional().describe('what is new') }),
  answer: documentView,
  failures: [
    'not-allowed',
    'community.archived',
    'file.missing',
    'document.too-many-versions',
    'idempotency.key-reused',
  ],
});

export const restoreDocumentVersion = operation({
  id: 'restoreDocumentVersion',
  method: 'post',
  path: '/api/documents/:documentId/versions/:version/restoration',
  tag: DOCUMENTS,
  summary: 'Make an earlier version the latest one again, as a version of its own.',
  access: 'account',
  idempotent: true,
  params: documentParams.extend({ version: wholeNumber(1, 1_000_000).describe('its number') }),
  answer: documentView,
  failures: [
    'not-allowed',
    'community.archived',
    'document.version-missing',
    'document.too-many-versions',
    'idempotency.key-reused',
  ],
});

export const deleteDocument = operation({
  id: 'deleteDocument',
  method: 'delete',
  path: '/api/documents/:documentId',
  tag: DOCUMENTS,
  summary: 'Delete a document with all its versions, for good.',
  access: 'account',
  params: documentParams,
  failures: ['not-allowed', 'community.archived'],
});

const threadParams = z.strictObject({ threadId: id.describe('the thread') });

export const listThreadDocuments = operation({
  id: 'listThreadDocuments',
  method: 'get',
  path: '/api/threads/:threadId/documents',
  tag: DOCUMENTS,
  summary: 'Documents beside a thread that I may read, in the order in which they were put there.',
  access: 'anyone',
  params: threadParams,
  answer: z.object({
    items: z.array(documentSummary),
    permissions: z.object({ canAttach: z.boolean() }),
  }),
});

export const attachDocument = operation({
  id: 'attachDocument',
  method: 'put',
  path: '/api/threads/:threadId/documents/:documentId',
  tag: DOCUMENTS,
  summary: 'Put a document that I may read beside a thread. Whoever may not read it does not see it there.',
  access: 'account',
  params: threadParams.extend({ documentId: id.describe('the document') }),
  failures: ['not-allowed', 'community.archived', 'document.too-many-beside'],
});

export const detachDocument = operation({
  id: 'detachDocument',
  method: 'delete',
  path: '/api/threads/:threadId/documents/:documentId',
  tag: DOCUMENTS,
  summary: 'Take a document away from beside a thread; it stays among the documents.',
  access: 'account',
  params: threadParams.extend({ documentId: id.describe('the document') }),
  failures: ['not-allowed', 'community.archived'],
});

export type ScanState = z.output<typeof scanState>;
export type DocumentVersionView = z.output<typeof documentVersion>;
export type DocumentSummary = z.output<typeof documentSummary>;
export type DocumentView = z.output<typeof documentView>;
