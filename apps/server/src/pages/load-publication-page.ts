import type { NestExpressApplication } from '@nestjs/platform-express';

import {
  handle as handleShape,
  listComments,
  listPublications,
  readPerson,
  readPublication,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { readPerson as readProfile } from '#libs/identity';
import { DomainError, isId, notFound, type Viewer } from '#libs/kernel';
import { ListComments, ReadPublications } from '#libs/publishing';

import type { Preloaded } from './web-build.js';

const LIST = /^\/@([^/]+)\/(blog|updates)\/?$/;
const ONE = /^\/@[^/]+\/(?:blog|updates)\/([^/]+)(?:\/[^/]*)?\/?$/;

const KINDS = { blog: 'article', updates: 'status' } as const;

/**
 * Loads the blog, the updates, or one article or status of a person, with no more than the viewer may read; `null` for
 * other addresses.
 *
 * @throws DomainError `not-found`
 */
export const loadPublicationPage = (
  app: NestExpressApplication,
  viewer: Viewer,
  url: URL,
): Promise<readonly Preloaded[]> | null => {
  const [, named, tab] = LIST.exec(url.pathname) ?? [];
  const { success, data: handle } = handleShape.safeParse(named?.toLowerCase());
  if (success) return loadList(app, viewer, handle, KINDS[tab as keyof typeof KINDS]);
  const id = ONE.exec(url.pathname)?.[1];
  return id === undefined ? null : loadOne(app, viewer, id);
};

const loadList = async (
  app: NestExpressApplication,
  viewer: Viewer,
  handle: string,
  kind: 'article' | 'status',
): Promise<readonly Preloaded[]> => {
  const params = { handle };
  const { data: query } = listPublications.query.safeParse({ kind });
  if (query === undefined) return [];
  try {
    const [profile, list] = await Promise.all([
      readProfile(app.get(Database).sql, viewer, handle),
      app.get(ReadPublications).ofPerson(viewer, { params, query, body: undefined }),
    ]);
    return [
      { operation: readPerson.id, input: { params }, answer: profile },
      { operation: listPublications.id, input: { params, query: { kind } }, answer: list, pages: true },
    ];
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return [];
    throw error;
  }
};

const loadOne = async (
  app: NestExpressApplication,
  viewer: Viewer,
  publicationId: string,
): Promise<readonly Preloaded[]> => {
  if (!isId(publicationId)) throw notFound();
  const params = { publicationId };
  const { data: query } = listComments.query.safeParse({});
  if (query === undefined) return [];
  const [publication, comments] = await Promise.all([
    app.get(ReadPublications).one(viewer, publicationId),
    app.get(ListComments).execute(viewer, { params, query, body: undefined }),
  ]);
  return [
    { operation: readPublication.id, input: { params }, answer: publication },
    { operation: listComments.id, input: { params }, answer: comments, pages: true },
  ];
};
