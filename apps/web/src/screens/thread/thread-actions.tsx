import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  lockThread,
  pinThread,
  setThreadKind,
  unlockThread,
  unpinThread,
  type ThreadPage,
  type ThreadState,
} from '#libs/contracts';

import { call } from '../../api/call.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { MoreMenu, type MoreEntry } from '../../design/more-menu.js';
import { showToast } from '../../design/toast.js';
import { ThreadLevel } from './thread-level.js';

// i18n-keys: discussion:manage.*
const RenameThread = lazy(async () => ({ default: (await import('./rename-thread.js')).RenameThread }));
const DeleteThread = lazy(async () => ({ default: (await import('./delete-thread.js')).DeleteThread }));

interface ThreadActionsProps {
  readonly page: ThreadPage;
  readonly queryKey: readonly unknown[];
}

type Deed = 'kind' | 'lock' | 'pin';
type Dialog = 'rename' | 'delete';

/** Changes the thread on the server and in the page that is read. */
const useDeeds = ({ page: { thread }, queryKey }: ThreadActionsProps) => {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const params = { threadId: thread.id };
  const put = (changed: ThreadState): void => {
    queries.setQueryData<ThreadPage>(queryKey, (now) => now && { ...now, thread: changed });
  };
  const kind = thread.kind === 'question' ? 'discussion' : 'question';
  const deeds = {
    lock: () => call(thread.lockedAt === null ? lockThread : unlockThread, { params }),
    pin: () => call(thread.pinnedAt === null ? pinThread : unpinThread, { params }),
    kind: () => call(setThreadKind, { params, body: { kind } }),
  } as const;
  const run = (deed: Deed): void => {
    deeds[deed]().then(put, (error: unknown) => showToast(problemText(error).title, { tone: 'danger' }));
  };
  return { put, run };
};

/** What this reader may do with the thread, named for what it would do now. */
const useEntries = ({ thread, permissions: may }: ThreadPage) => {
  const { t } = useTranslation();
  const offers: readonly [boolean, Deed | Dialog, string, NonNullable<MoreEntry<Deed | Dialog>['icon']>][] = [
    [may.canRename, 'rename', 'rename', 'edit'],
    [may.canSetKind, 'kind', thread.kind === 'question' ? 'to-discussion' : 'to-question', 'question'],
    [may.canPin, 'pin', thread.pinnedAt === null ? 'pin' : 'unpin', 'pin'],
    [may.canLock, 'lock', thread.lockedAt === null ? 'lock' : 'unlock', 'lock'],
    [may.canDelete, 'delete', 'delete', 'trash'],
  ];
  return offers
    .filter(([isOffered]) => isOffered)
    .map(([, id, word, icon]) => ({
      id,
      icon,
      label: t(`discussion:manage.${word}`),
      ...(id === 'delete' && { tone: 'danger' as const }),
    }));
};

/** How much I hear of the thread, and what those who look after it may do. */
export const ThreadActions = (props: ThreadActionsProps) => {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const { thread } = props.page;
  const { put, run } = useDeeds(props);
  const entries = useEntries(props.page);
  const act = (chosen: Deed | Dialog): void =>
    chosen === 'rename' || chosen === 'delete' ? setDialog(chosen) : run(chosen);
  return (
    <>
      <ThreadLevel threadId={thread.id} />
      {entries.length > 0 && (
        <MoreMenu label={t('discussion:manage.title')} entries={entries} onAction={act} variant="secondary" />
      )}
      <Suspense>
        {dialog === 'rename' && <RenameThread thread={thread} onRenamed={put} onClose={close} />}
        {dialog === 'delete' && <DeleteThread thread={thread} onClose={close} />}
      </Suspense>
    </>
  );
};
