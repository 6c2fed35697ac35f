import { Module } from '@nestjs/common';

import { AcceptAnswer } from './accept-answer.js';
import { CountUnread } from './count-unread.js';
import { DeleteDraft } from './delete-draft.js';
import { DeletePost } from './delete-post.js';
import { EditPost } from './edit-post.js';
import { ListMyThreads } from './list-my-threads.js';
import { ListPostVersions } from './list-post-versions.js';
import { ListReactions } from './list-reactions.js';
import { ListThreads } from './list-threads.js';
import { LockThread } from './lock-thread.js';
import { MarkRead } from './mark-read.js';
import { Mentions } from './mentions.js';
import { MoveReadPosition } from './move-read-position.js';
import { OpenThread } from './open-thread.js';
import { PinThread } from './pin-thread.js';
import { PostController } from './post.controller.js';
import { PreviewMarkdown } from './preview-markdown.js';
import { ReactToPost } from './react-to-post.js';
import { ReactionController } from './reaction.controller.js';
import { ReadDrafts } from './read-drafts.js';
import { ReadEvents } from './read-events.js';
import { ReadHome } from './read-home.js';
import { ReadPost } from './read-post.js';
import { ReadThread } from './read-thread.js';
import { ReadingController } from './reading.controller.js';
import { RenameThread } from './rename-thread.js';
import { ReplyToThread } from './reply-to-thread.js';
import { RestorePost } from './restore-post.js';
import { SaveDraft } from './save-draft.js';
import { SetThreadKind } from './set-thread-kind.js';
import { SuggestMentions } from './suggest-mentions.js';
import { ThreadStateController } from './thread-state.controller.js';
import { ThreadController } from './thread.controller.js';
import { WritingController } from './writing.controller.js';

const verbs = [
  AcceptAnswer,
  CountUnread,
  DeleteDraft,
  DeletePost,
  EditPost,
  ListMyThreads,
  ListPostVersions,
  ListReactions,
  ListThreads,
  LockThread,
  MarkRead,
  Mentions,
  MoveReadPosition,
  OpenThread,
  PinThread,
  PreviewMarkdown,
  ReactToPost,
  ReadDrafts,
  ReadEvents,
  ReadHome,
  ReadPost,
  ReadThread,
  RenameThread,
  ReplyToThread,
  RestorePost,
  SaveDraft,
  SetThreadKind,
  SuggestMentions,
];

/** Threads and posts, and all that people do with them. */
@Module({
  controllers: [
    PostController,
    ReactionController,
    ReadingController,
    ThreadStateController,
    ThreadController,
    WritingController,
  ],
  providers: verbs,
  exports: verbs,
})
export class DiscussionModule {}
