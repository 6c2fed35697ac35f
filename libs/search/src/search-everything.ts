import { Injectable } from '@nestjs/common';

import type { OperationAnswer, OperationInput, search, SearchHit } from '#libs/contracts';
import { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { NewestBounds } from './newest-bounds.js';
import { searchComments } from './search-comments.js';
import { searchCommunities } from './search-communities.js';
import { searchCues } from './search-cues.js';
import { searchDocuments } from './search-documents.js';
import { searchPeople } from './search-people.js';
import { searchPosts } from './search-posts.js';
import { searchedCommunities } from './searched-communities.js';
import { respell } from './spelling.js';

type Query = OperationInput<typeof search>['query'];

/** How many people, communities, videos, documents and comments stand above the posts when all kinds are asked for. */
const A_FEW = 3;

/** What a search within one community, or for one author, looks through; comments are in no community. */
const TEXTS: ReadonlySet<SearchHit['kind']> = new Set(['post', 'video', 'document', 'comment']);

/** One search over everything that the viewer may read. */
@Injectable()
export class SearchEverything {
  constructor(
    private readonly database: Database,
    private readonly newest: NewestBounds,
  ) {}

  async execute(viewer: Viewer, query: Query): Promise<OperationAnswer<typeof search>> {
    const items = await this.find(viewer, query);
    if (items.length > 0) return { items, suggestion: null };
    const better = await respell(this.database.sql, query.q);
    if (better === null) return { items, suggestion: null };
    const found = await this.find(viewer, { ...query, q: better, limit: 1 });
    return { items, suggestion: found.length > 0 ? better : null };
  }

  private async find(viewer: Viewer, query: Query): Promise<SearchHit[]> {
    const { kind, limit } = query;
    const isNarrow = query.communityId !== undefined || query.authorId !== undefined;
    const wants = (other: SearchHit['kind']): boolean =>
      kind === undefined ? TEXTS.has(other) || !isNarrow : kind === other;
    const few = kind === undefined ? Math.min(limit, A_FEW) : limit;
    const [communities, people, texts] = await Promise.all([
      wants('community') ? searchCommunities(this.database, viewer, { q: query.q, limit: few }) : [],
      wants('person') ? searchPeople(this.database, viewer, { q: query.q, limit: few }) : [],
      [...TEXTS].some(wants) ? this.findTexts(viewer, query, few) : [],
    ]);
    return [...communities, ...people, ...texts];
  }

  /** What was said in videos, and written in documents, comments and posts. */
  private async findTexts(viewer: Viewer, query: Query, few: number): Promise<SearchHit[]> {
    const { database } = this;
    const [searched, bounds] = await Promise.all([
      searchedCommunities(database, viewer, query.communityId),
      this.newest.read(),
    ]);
    const search = { ...query, ...searched };
    const wants = (kind: SearchHit['kind']): boolean => query.kind === undefined || query.kind === kind;
    const isInCommunity = query.communityId !== undefined;
    const [videos, documents, comments, posts] = await Promise.all([
      wants('video') ? searchCues(database, viewer, { ...search, limit: few }) : [],
      wants('document') ? searchDocuments(database, viewer, { ...search, limit: few }) : [],
      wants('comment') && !isInCommunity
        ? searchComments(database, viewer, { ...query, limit: few }, bounds)
        : [],
      wants('post') ? searchPosts(database, viewer, search, bounds) : [],
    ]);
    return [...videos, ...documents, ...comments, ...posts];
  }
}
