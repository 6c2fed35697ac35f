import type { NestExpressApplication } from '@nestjs/platform-express';

import { readDocument } from '#libs/contracts';
import { ReadDocuments } from '#libs/documents';
import { isId, notFound, type Viewer } from '#libs/kernel';

import type { Preloaded } from './web-build.js';

const DOCUMENT = /^\/documents\/([^/]+)(?:\/edit)?\/?$/;

/**
 * Loads a document as its page shows it; `null` for other addresses.
 * @throws DomainError `not-found`
 */
export const loadDocumentPage = (
  app: NestExpressApplication,
  viewer: Viewer,
  url: URL,
): Promise<readonly Preloaded[]> | null => {
  const documentId = DOCUMENT.exec(url.pathname)?.[1];
  return documentId === undefined ? null : load(app, viewer, documentId);
};

const load = async (
  app: NestExpressApplication,
  viewer: Viewer,
  documentId: string,
): Promise<readonly Preloaded[]> => {
  if (!isId(documentId)) throw notFound();
  const answer = await app.get(ReadDocuments).one(viewer, documentId);
  return [{ operation: readDocument.id, input: { params: { documentId } }, answer }];
};
