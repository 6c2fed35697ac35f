import { useTranslation } from 'react-i18next';

import { removeMember } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { showToast } from '../../design/toast.js';
import { DEED_ANSWERS, type DeedProps } from './member-deed.js';

/** Makes sure before a member is taken out of the community. */
export const RemoveDialog = ({ community, member, onClose }: DeedProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const name = member.person.displayName;
  const remove = useCommand(removeMember, {
    refreshes: DEED_ANSWERS,
    onDone: () => showToast(t('communities:member.removed', { name })),
  });
  return (
    <AlertDialog
      title={t('communities:member.remove-title', { name })}
      confirmLabel={t('communities:member.remove')}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      onConfirm={() => remove.mutateAsync({ params: { community: community.id, person: member.person.id } })}
    >
      <p>{t('communities:member.remove-text')}</p>
      {remove.error && <p role="alert">{problemText(remove.error).title}</p>}
    </AlertDialog>
  );
};
