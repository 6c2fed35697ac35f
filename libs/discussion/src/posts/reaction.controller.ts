import { Controller } from '@nestjs/common';

import {
  addReaction,
  listReactions,
  removeReaction,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { ListReactions } from './list-reactions.js';
import { ReactToPost } from './react-to-post.js';

@Controller()
export class ReactionController {
  constructor(
    private readonly reacting: ReactToPost,
    private readonly reactions: ListReactions,
  ) {}

  @Route(addReaction)
  add(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof addReaction>,
  ): Promise<OperationAnswer<typeof addReaction>> {
    return this.reacting.execute(me, { ...params, on: true });
  }

  @Route(removeReaction)
  remove(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof removeReaction>,
  ): Promise<OperationAnswer<typeof removeReaction>> {
    return this.reacting.execute(me, { ...params, on: false });
  }

  @Route(listReactions)
  list(
    @Me() me: AccountViewer,
    @Input() { params, query }: OperationInput<typeof listReactions>,
  ): Promise<OperationAnswer<typeof listReactions>> {
    return this.reactions.execute(me, { ...params, ...query });
  }
}
