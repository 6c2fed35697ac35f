import { Controller } from '@nestjs/common';

import {
  deletePost,
  editPost,
  listPostVersions,
  readPost,
  readPostSource,
  restorePost,
  type OperationAnswer,
  type OperationInput,
  type PostView,
} from '#libs/contracts';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { DeletePost } from './delete-post.js';
import { EditPost } from './edit-post.js';
import { ListPostVersions } from './list-post-versions.js';
import { ReadPost } from './read-post.js';
import { RestorePost } from './restore-post.js';

@Controller()
export class PostController {
  constructor(
    private readonly reading: ReadPost,
    private readonly editing: EditPost,
    private readonly deleting: DeletePost,
    private readonly restoring: RestorePost,
    private readonly versions: ListPostVersions,
  ) {}

  @Route(readPost)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readPost>,
  ): Promise<OperationAnswer<typeof readPost>> {
    return this.reading.execute(viewer, params.postId);
  }

  @Route(readPostSource)
  source(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readPostSource>,
  ): Promise<OperationAnswer<typeof readPostSource>> {
    return this.reading.source(me, params.postId);
  }

  @Route(editPost)
  edit(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof editPost>,
  ): Promise<PostView> {
    return this.editing.execute(me, { ...params, ...body });
  }

  @Route(listPostVersions)
  listVersions(
    @Me() me: AccountViewer,
    @Input() { params, query }: OperationInput<typeof listPostVersions>,
  ): Promise<OperationAnswer<typeof listPostVersions>> {
    return this.versions.execute(me, { ...params, ...query });
  }

  @Route(deletePost)
  delete(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof deletePost>): Promise<PostView> {
    return this.deleting.execute(me, params.postId);
  }

  @Route(restorePost)
  restore(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof restorePost>,
  ): Promise<PostView> {
    return this.restoring.execute(me, params.postId);
  }
}
