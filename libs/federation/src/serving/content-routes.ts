import { Injectable } from '@nestjs/common';

import { isId } from '#libs/kernel';

import type { ActivityKind } from '../outgoing/addresses.js';
import type { Answer } from './answers.js';
import { answerOf, route, type Asked, type DocumentRoute, type Read } from './document-route.js';
import { FindPage } from './find-page.js';
import { ReadActivities } from './read-activities.js';
import { ReadPosts } from './read-posts.js';
import { ReadPublicationDocuments } from './read-publications.js';
import { ReadThreads } from './read-threads.js';

const ID = '([0-9a-f-]{36})';

/** What `read` finds by the id at the end of the names. */
const byId =
  (read: (asked: Asked, id: string) => Promise<Answer | null>): Read =>
  (asked) => {
    const id = asked.names.at(-1) ?? '';
    return isId(id) ? read(asked, id) : Promise.resolve(null);
  };

/** Documents of posts, threads and activities. */
@Injectable()
export class ContentRoutes {
  constructor(
    private readonly posts: ReadPosts,
    private readonly threads: ReadThreads,
    private readonly activities: ReadActivities,
    private readonly pages: FindPage,
    private readonly publications: ReadPublicationDocuments,
  ) {}

  all(): DocumentRoute[] {
    return [
      route(
        `/p/${ID}`,
        byId(({ viewer }, id) => this.posts.document(viewer, id)),
      ),
      route(
        `/p/${ID}/chapters`,
        byId(({ viewer }, id) => this.posts.chapters(viewer, id)),
      ),
      route(
        `/p/${ID}/replies`,
        byId(({ viewer, cursor }, id) => answerOf(this.threads.replies(viewer, id, cursor))),
      ),
      route(
        `/t/${ID}`,
        byId(({ viewer, cursor }, id) => answerOf(this.threads.context(viewer, id, cursor))),
      ),
      route(
        `/activities/([a-z-]{2,20})/${ID}`,
        byId(({ viewer, names }, id) => this.activities.document(viewer, names[0] as ActivityKind, id)),
      ),
      route(
        `/w/${ID}`,
        byId(({ viewer }, id) => this.publications.document(viewer, id)),
      ),
      route(
        `/@[a-z0-9_]{1,30}/(?:blog|updates)/${ID}(?:/[^/]*)?`,
        byId(({ viewer }, id) => this.publications.document(viewer, id)),
      ),
      route(
        `/c/[a-z0-9_]{1,30}/t/${ID}(?:/[^/]*)?`,
        byId(async ({ viewer, query }, id) => {
          const postId = await this.pages.postOn(viewer, id, query.get('at'));
          return postId === null ? null : this.posts.document(viewer, postId);
        }),
      ),
    ];
  }
}
