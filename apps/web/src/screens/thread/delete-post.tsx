import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { deletePost, readThread, type PostView, type ThreadPage } from '#libs/contracts';

import { call } from '../../api/call.js';
import { useProblemText, type ProblemText } from '../../api/use-problem-text.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { ErrorState } from '../../design/error-state.js';
import { showToast } from '../../design/toast.js';
import { putPost } from './apply-thread-frame.js';

/** Makes sure before a post is taken down; it can be brought back. */
export const DeletePost = ({ post, onClose }: { post: PostView; onClose: () => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [problem, setProblem] = useState<ProblemText | null>(null);
  const confirm = async (): Promise<void> => {
    try {
      const down = await call(deletePost, { params: { postId: post.id } });
      queries.setQueriesData<ThreadPage>({ queryKey: [readThread.id] }, (page) =>
        page?.thread.id === post.threadId ? putPost(page, down) : page,
      );
      showToast(t('discussion:told.deleted'));
    } catch (error) {
      setProblem(problemText(error));
      throw error;
    }
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('discussion:delete.title')}
      confirmLabel={t('discussion:act.delete')}
      onConfirm={confirm}
    >
      <p>{t('discussion:delete.text')}</p>
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
    </AlertDialog>
  );
};
