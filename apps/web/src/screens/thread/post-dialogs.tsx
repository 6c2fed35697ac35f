import { lazy, Suspense } from 'react';

import type { ThreadPage } from '#libs/contracts';

import type { PostDialog } from './use-post-acts.js';

const DeletePost = lazy(async () => ({ default: (await import('./delete-post.js')).DeletePost }));
const PostHistory = lazy(async () => ({ default: (await import('./post-history.js')).PostHistory }));
const ReportDialog = lazy(async () => ({ default: (await import('./report-dialog.js')).ReportDialog }));

interface PostDialogsProps {
  readonly dialog: PostDialog;
  readonly page: ThreadPage;
  readonly onClose: () => void;
}

/** The dialogs of a post, each loaded when it is opened. */
export const PostDialogs = ({ dialog: { kind, post }, onClose }: PostDialogsProps) => (
  <Suspense>
    {kind === 'delete' && <DeletePost post={post} onClose={onClose} />}
    {kind === 'history' && <PostHistory post={post} onClose={onClose} />}
    {kind === 'report' && (
      <ReportDialog subjectKind="post" subjectId={post.id} name={post.author.displayName} onClose={onClose} />
    )}
  </Suspense>
);
