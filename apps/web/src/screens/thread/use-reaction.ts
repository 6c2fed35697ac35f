import { useQueryClient } from '@tanstack/react-query';

import {
  addReaction,
  readThread,
  removeReaction,
  type PostView,
  type ReactionName,
  type ThreadPage,
} from '#libs/contracts';

import { call } from '../../api/call.js';
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
  return (kind: ReactionName, on: boolean): void => {
    const params = { postId: post.id, kind };
    show((reactions) => toggled(reactions, kind, on));
    call(on ? addReaction : removeReaction, { params }).then(
      ({ reactions }) => show(() => reactions),
      (error: unknown) => {
        show((reactions) => toggled(reactions, kind, !on));
        showToast(problemText(error).title, { tone: 'danger' });
      },
    );
  };
};
