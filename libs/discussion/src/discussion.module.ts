import { Module } from '@nestjs/common';

import { DeletePost } from './posts/delete-post.js';
import { EditPost } from './posts/edit-post.js';
import { ListPostVersions } from './posts/list-post-versions.js';
import { ListReactions } from './posts/list-reactions.js';
import { PostController } from './posts/post.controller.js';
import { ReactToPost } from './posts/react-to-post.js';
import { ReactionController } from './posts/reaction.controller.js';
import { ReadPost } from './posts/read-post.js';
import { ReplyToThread } from './posts/reply-to-thread.js';
import { RestorePost } from './posts/restore-post.js';
import { SetWiki } from './posts/set-wiki.js';
import { WikiController } from './posts/wiki.controller.js';
import { CountUnread } from './reading/count-unread.js';
import { MarkRead } from './reading/mark-read.js';
import { MoveReadPosition } from './reading/move-read-position.js';
import { ReadEvents } from './reading/read-events.js';
import { ReadHome } from './reading/read-home.js';
import { ReadingController } from './reading/reading.controller.js';
import { AcceptAnswer } from './threads/accept-answer.js';
import { DeleteThread } from './threads/delete-thread.js';
import { ListMyThreads } from './threads/list-my-threads.js';
import { ListThreads } from './threads/list-threads.js';
import { LockThread } from './threads/lock-thread.js';
import { OpenThread } from './threads/open-thread.js';
import { PinThread } from './threads/pin-thread.js';
import { ReadThread } from './threads/read-thread.js';
import { RenameThread } from './threads/rename-thread.js';
import { RestoreThread } from './threads/restore-thread.js';
import { SetThreadKind } from './threads/set-thread-kind.js';
import { ThreadDeletionController } from './threads/thread-deletion.controller.js';
import { ThreadStateController } from './threads/thread-state.controller.js';
import { ThreadController } from './threads/thread.controller.js';
import { DeleteDraft } from './writing/delete-draft.js';
import { Mentions } from './writing/mentions.js';
import { PreviewMarkdown } from './writing/preview-markdown.js';
import { ReadDrafts } from './writing/read-drafts.js';
import { SaveDraft } from './writing/save-draft.js';
import { SuggestMentions } from './writing/suggest-mentions.js';
import { WritingController } from './writing/writing.controller.js';

const verbs = [
  AcceptAnswer,
  CountUnread,
  DeleteDraft,
  DeletePost,
  DeleteThread,
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
  RestoreThread,
  SaveDraft,
  SetThreadKind,
  SetWiki,
  SuggestMentions,
];

/** Threads and posts, and all that people do with them. */
@Module({
  controllers: [
    PostController,
    ReactionController,
    ReadingController,
    ThreadDeletionController,
    ThreadStateController,
    ThreadController,
    WikiController,
    WritingController,
  ],
  providers: verbs,
  exports: verbs,
})
export class DiscussionModule {}
