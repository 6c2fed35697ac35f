import { Injectable } from '@nestjs/common';

import { canEditPost, demand } from '#libs/access';
import type { PostView } from '#libs/contracts';
import { Database } from '#libs/database';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { findPost } from './load-posts.js';
import { presentPost } from './present-post.js';

/** One post, as it is read and as it was written. */
@Injectable()
export class ReadPost {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async execute(viewer: Viewer, postId: string): Promise<PostView> {
    const { row, place, thread } = await findPost(this.database.prepared, viewer, postId);
    return presentPost(place, thread, row);
  }

  /**
   * The words for whoever may change them.
   *
   * @throws DomainError `not-found`, `not-allowed`
   */
  async source(
    me: AccountViewer,
    postId: string,
  ): Promise<{ postId: string; markdown: string; version: number }> {
    const { row, place, thread, facts } = await findPost(this.database.prepared, me, postId);
    demand(canEditPost(place, thread, facts), place);
    return { postId, markdown: row.markdown, version: row.version };
  }
}
