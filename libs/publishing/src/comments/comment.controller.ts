import { Controller } from '@nestjs/common';

import {
  addComment,
  deleteComment,
  editComment,
  listComments,
  type OperationAnswer,
  type OperationInput,
  type PublicationComment,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { AddComment } from './add-comment.js';
import { DeleteComment } from './delete-comment.js';
import { EditComment } from './edit-comment.js';
import { ListComments } from './list-comments.js';

/** What others say to what people publish. */
@Controller()
export class CommentController {
  constructor(
    private readonly listing: ListComments,
    private readonly adding: AddComment,
    private readonly editing: EditComment,
    private readonly deleting: DeleteComment,
  ) {}

  @Route(listComments)
  list(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listComments>,
  ): Promise<OperationAnswer<typeof listComments>> {
    return this.listing.execute(viewer, input);
  }

  @Route(addComment)
  add(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() input: OperationInput<typeof addComment>,
  ): Promise<PublicationComment> {
    return this.adding.execute(me, once, input);
  }

  @Route(editComment)
  edit(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof editComment>,
  ): Promise<PublicationComment> {
    return this.editing.execute(me, input);
  }

  @Route(deleteComment)
  delete(@Me() me: AccountViewer, @Input() input: OperationInput<typeof deleteComment>): Promise<void> {
    return this.deleting.execute(me, input);
  }
}
