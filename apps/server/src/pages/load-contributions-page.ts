import type { NestExpressApplication } from '@nestjs/platform-express';

import {
  contributionKind,
  handle as handleShape,
  listContributions,
  readContributions,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError, type Viewer } from '#libs/kernel';
import { ListContributions, readContributions as readSummary } from '#libs/people';

import type { Preloaded } from './web-build.js';

const CONTRIBUTIONS = /^\/@([^/]+)\/contributions\/?$/;

/**
 * Loads the page of what a person gave as the viewer may see it; `null` for other addresses. Where there is nothing to see,
 * the screen itself says so, and offers visitors to sign in.
 */
export const loadContributionsPage = (
  app: NestExpressApplication,
  viewer: Viewer,
  url: URL,
): Promise<readonly Preloaded[]> | null => {
  const named = CONTRIBUTIONS.exec(url.pathname)?.[1]?.toLowerCase();
  const { success, data: handle } = handleShape.safeParse(named);
  return success ? loadContributions(app, viewer, handle, url.searchParams) : null;
};

const loadContributions = async (
  app: NestExpressApplication,
  viewer: Viewer,
  handle: string,
  asked: URLSearchParams,
): Promise<readonly Preloaded[]> => {
  const params = { handle };
  // As the web client reads the address: what is no kind asks for all of them.
  const { data: kind } = contributionKind.safeParse(asked.get('kind'));
  const cursor = asked.get('cursor');
  const wish = { ...(kind !== undefined && { kind }), ...(cursor && { cursor }) };
  try {
    const [summary, list] = await Promise.all([
      readSummary(app.get(Database).sql, viewer, handle),
      app
        .get(ListContributions)
        .execute(viewer, { params, query: listContributions.query.parse(wish), body: undefined }),
    ]);
    return [
      { operation: readContributions.id, input: { params }, answer: summary },
      { operation: listContributions.id, input: { params, query: wish }, answer: list, pages: true },
    ];
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return [];
    throw error;
  }
};
