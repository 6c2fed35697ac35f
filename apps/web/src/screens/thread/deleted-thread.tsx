import { useTranslation } from 'react-i18next';

import { listThreads, readThread, restoreThread, type ThreadState } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';

interface DeletedThreadProps {
  readonly thread: ThreadState;
  readonly canRestore: boolean;
}

/** That the thread is deleted, and the way back, for those who may still see it. */
export const DeletedThread = ({ thread, canRestore }: DeletedThreadProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const restore = useCommand(restoreThread, {
    refreshes: [readThread, listThreads],
    onDone: () => showToast(t('discussion:told.thread-restored')),
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  if (!thread.deleted) return null;
  return (
    <Banner
      tone="warn"
      title={
        thread.deleted.by === 'author'
          ? t('discussion:gone.by-author', { name: thread.author.displayName })
          : t('discussion:gone.by-moderator')
      }
      actions={
        canRestore && (
          <Button
            size="small"
            icon="history"
            isPending={restore.isPending}
            onPress={() => restore.mutate({ params: { threadId: thread.id } })}
          >
            {t('discussion:act.restore')}
          </Button>
        )
      }
    >
      <p>
        <Time value={thread.deleted.at} /> · {t('discussion:gone.text')}
      </p>
    </Banner>
  );
};
