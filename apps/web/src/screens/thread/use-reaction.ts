import { useQueryClient } from '@tanstack/react-query';

import {
  addReaction,
  readThread,
  removeReaction,
  type OperationCall,
  type PostView,
  type ReactionName,
  type ThreadPage,
} from '#libs/contracts';

import type { ApiProblem } from '../../api/api-problem.js';
import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { showToast } from '../../design/toast.js';

type Reactions = PostView['reactions'];

const toggled = (reactions: Reactions, kind: ReactionName, on: boolean): Reactions => {
  const known = reactions.find((reaction) => reaction.kind === kind);
  if (known?.mine === on) return reactions;
  const count = Math.max(0, (known?.count ?? 0) + (on ? 1 : -1));
  const changed = { kind, count, mine: on };
  return known === undefined
    ? [...reactions, changed]
    : reactions.map((reaction) => (reaction.kind === kind ? changed : reaction));
};

/** Reacts at once on the page, then on the server; what the server refuses is taken back. */
export const useReaction = (post: PostView) => {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const show = (change: (reactions: Reactions) => Reactions): void => {
    const changed = (each: PostView): PostView =>
      each.id === post.id ? { ...each, reactions: change(each.reactions) } : each;
    queries.setQueriesData<ThreadPage>({ queryKey: [readThread.id] }, (page) =>
      page?.thread.id === post.threadId
        ? {
            ...page,
            posts: page.posts.map(changed),
            acceptedPost: page.acceptedPost && changed(page.acceptedPost),
          }
        : page,
    );
  };
  const toggle = (kind: ReactionName, on: boolean): void => show((reactions) => toggled(reactions, kind, on));
  /** What both do, in one order for all reactions to this post: the last press is the one that holds. */
  const sending = (on: boolean) => ({
    turn: `reactions ${post.id}`,
    onDone: ({ reactions }: Pick<PostView, 'reactions'>) => show(() => reactions),
    onFailed: (problem: ApiProblem, { params }: OperationCall<typeof addReaction>) => {
      if (params !== undefined) toggle(params.kind, !on);
      showToast(problemText(problem).title, { tone: 'danger' });
    },
  });
  const add = useCommand(addReaction, sending(true));
  const remove = useCommand(removeReaction, sending(false));
  return (kind: ReactionName, on: boolean): void => {
    toggle(kind, on);
    (on ? add : remove).mutate({ params: { postId: post.id, kind } });
  };
};
