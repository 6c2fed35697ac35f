import { lazy, Suspense } from 'react';

import type { ThreadPage } from '#libs/contracts';

import type { PostDialog } from './use-post-acts.js';

const DeletePost = lazy(async () => ({ default: (await import('./delete-post.js')).DeletePost }));
const DeleteThread = lazy(async () => ({ default: (await import('./delete-thread.js')).DeleteThread }));
const PostHistory = lazy(async () => ({ default: (await import('./post-history.js')).PostHistory }));
const ReportDialog = lazy(async () => ({ default: (await import('./report-dialog.js')).ReportDialog }));

interface PostDialogsProps {
  readonly dialog: PostDialog;
  readonly page: ThreadPage;
  readonly onClose: () => void;
}

/** A thread that is nothing but its first post goes with it. */
const isWholeThread = ({ thread, permissions }: ThreadPage, { number }: PostDialog['post']): boolean =>
  number === 1 && thread.postCount === 1 && permissions.canDelete;

/** The server of a community, where that is another one. */
const hostElsewhere = ({ organisation: { host, isLocal } }: ThreadPage['community']): string | null =>
  isLocal ? null : host;

/** The dialogs of a post, each loaded when it is opened. */
export const PostDialogs = ({ dialog: { kind, post }, page, onClose }: PostDialogsProps) => (
  <Suspense>
    {kind === 'delete' &&
      (isWholeThread(page, post) ? (
        <DeleteThread thread={page.thread} onClose={onClose} />
      ) : (
        <DeletePost post={post} onClose={onClose} />
      ))}
    {kind === 'history' && <PostHistory post={post} onClose={onClose} />}
    {kind === 'report' && (
      <ReportDialog
        subjectKind="post"
        subjectId={post.id}
        name={post.author.displayName}
        host={hostElsewhere(page.community)}
        onClose={onClose}
      />
    )}
  </Suspense>
);
