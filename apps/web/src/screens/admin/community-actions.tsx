import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { archiveAnyCommunity, listEveryCommunity, type AdministrativeCommunityCard } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { MoreMenu, type MoreEntry } from '../../design/more-menu.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { AppointOwner } from './appoint-owner.js';

interface ActProps {
  readonly community: AdministrativeCommunityCard;
  readonly onClose: () => void;
}

// i18n-keys: admin:communities.archive*
// i18n-keys: admin:communities.reopen*
const Archive = ({ community, onClose }: ActProps) => {
  const { t } = useTranslation();
  const deed = community.archivedAt === null ? 'archive' : 'reopen';
  const archive = useCommand(archiveAnyCommunity, {
    refreshes: [listEveryCommunity],
    onDone: () => showToast(t(`admin:communities.${deed}-done`, { title: community.title })),
  });
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      tone="primary"
      title={t(`admin:communities.${deed}-title`, { title: community.title })}
      confirmLabel={t(`admin:communities.${deed}`)}
      onConfirm={() =>
        archive.mutateAsync({ params: { community: community.id }, body: { archived: deed === 'archive' } })
      }
    >
      <p>{t(`admin:communities.${deed}-text`)}</p>
      <FormProblem problem={archive.error} errors={{}} labels={{}} />
    </AlertDialog>
  );
};

type Act = 'archive' | 'owner';

/** What an administrator may do about a community without reading it. */
export const CommunityActions = ({ community }: { community: AdministrativeCommunityCard }) => {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const close = (): void => setAct(null);
  const label = t('admin:communities.actions', { title: community.title });
  const entries: MoreEntry<Act>[] = [
    {
      id: 'archive',
      icon: 'archive',
      label: community.archivedAt === null ? t('admin:communities.archive') : t('admin:communities.reopen'),
    },
    ...(community.owners.length === 0
      ? [{ id: 'owner', icon: 'person', label: t('admin:communities.appoint') } as const]
      : []),
  ];
  return (
    <>
      <MoreMenu label={label} entries={entries} onAction={setAct} size="small" />
      {act === 'archive' && <Archive community={community} onClose={close} />}
      {act === 'owner' && <AppointOwner community={community} onClose={close} />}
    </>
  );
};
