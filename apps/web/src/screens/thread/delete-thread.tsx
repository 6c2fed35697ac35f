import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { deleteThread, listThreads, readThread, type ThreadState } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { call } from '../../api/call.js';
import { useProblemText, type ProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { ErrorState } from '../../design/error-state.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';

/** Takes the thread away on the server; what went wrong stays for the reader to see. */
const useDeletion = (threadId: string) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [problem, setProblem] = useState<ProblemText | null>(null);
  const run = async (reason: string): Promise<void> => {
    try {
      await call(deleteThread, { params: { threadId }, body: { reason } });
      for (const { id } of [readThread, listThreads]) void queries.invalidateQueries({ queryKey: [id] });
      showToast(t('discussion:told.thread-deleted'));
    } catch (error) {
      setProblem(problemText(error));
      throw error;
    }
  };
  return { problem, run };
};

/** Makes sure before a whole thread goes; those who delete what others began may say why. */
export const DeleteThread = ({ thread, onClose }: { thread: ThreadState; onClose: () => void }) => {
  const { t } = useTranslation();
  const isOwn = useMe()?.person.id === thread.author.id;
  const [reason, setReason] = useState('');
  const { problem, run } = useDeletion(thread.id);
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('discussion:delete-thread.title')}
      confirmLabel={t('discussion:manage.delete')}
      onConfirm={() => run(reason)}
    >
      <p>{t('discussion:delete-thread.text')}</p>
      {!isOwn && (
        <TextArea
          label={t('discussion:delete-thread.reason')}
          description={t('discussion:delete-thread.reason-help')}
          value={reason}
          onChange={setReason}
          most={LIMITS.content.reason}
          rows={2}
          optional
        />
      )}
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
    </AlertDialog>
  );
};
