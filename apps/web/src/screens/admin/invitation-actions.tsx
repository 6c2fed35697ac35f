import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listInvitations, revokeInvitation, type InstanceInvitation } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { Button } from '../../design/button.js';
import { CopyLink } from '../../design/copy-link.js';
import { Dialog } from '../../design/dialog.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';

interface RevokeDialogProps {
  readonly invitation: InstanceInvitation;
  readonly whom: string;
  readonly onClose: () => void;
}

const RevokeDialog = ({ invitation, whom, onClose }: RevokeDialogProps) => {
  const { t } = useTranslation();
  const revoke = useCommand(revokeInvitation, {
    refreshes: [listInvitations],
    onDone: () => showToast(t('admin:invitations.revoked')),
  });
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={t('admin:invitations.revoke-title')}
      confirmLabel={t('admin:invitations.revoke')}
      onConfirm={() => revoke.mutateAsync({ params: { invitationId: invitation.id } })}
    >
      <p>{t('admin:invitations.revoke-text', { whom })}</p>
      <FormProblem problem={revoke.error} errors={{}} labels={{}} />
    </AlertDialog>
  );
};

const LinkDialog = ({ link, onClose }: { link: string; onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('admin:invitations.link')}>
      <p>{t('admin:invitations.link-text')}</p>
      <CopyLink label={t('admin:invitations.link')} link={link} />
    </Dialog>
  );
};

/** What can be done with an open invitation: hand its link over, or take it back. */
export const InvitationActions = ({ invitation }: { invitation: InstanceInvitation }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'link' | 'revoke' | null>(null);
  const close = (): void => setOpen(null);
  const { state, link, email } = invitation;
  if (state !== 'open') return null;
  const whom = email ?? t('admin:invitations.whoever');
  return (
    <div className="gh-row">
      {link !== null && (
        <Button
          size="small"
          onPress={() => setOpen('link')}
          aria-label={t('admin:invitations.show-link-of', { whom })}
        >
          {t('admin:invitations.show-link')}
        </Button>
      )}
      <Button
        size="small"
        onPress={() => setOpen('revoke')}
        aria-label={t('admin:invitations.revoke-of', { whom })}
      >
        {t('admin:invitations.revoke')}
      </Button>
      {open === 'link' && link !== null && <LinkDialog link={link} onClose={close} />}
      {open === 'revoke' && <RevokeDialog invitation={invitation} whom={whom} onClose={close} />}
    </div>
  );
};
