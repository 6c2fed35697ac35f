import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { archiveCommunity, deleteCommunity, unarchiveCommunity, type CommunityDetail } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { Button } from '../../design/button.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { MEMBERSHIP_ANSWERS } from './membership-answers.js';

interface CommunityProps {
  readonly community: CommunityDetail;
}

const Archive = ({ community }: CommunityProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [isOpen, setOpen] = useState(false);
  const told = {
    refreshes: MEMBERSHIP_ANSWERS,
    onFailed: (problem: unknown) => showToast(problemText(problem).title, { tone: 'danger' }),
  };
  const archive = useCommand(archiveCommunity, told);
  const reopen = useCommand(unarchiveCommunity, told);
  const input = { params: { community: community.id } };
  if (community.isArchived) {
    return (
      <Button icon="archive" isPending={reopen.isPending} onPress={() => reopen.mutate(input)}>
        {t('communities:settings.reopen')}
      </Button>
    );
  }
  return (
    <>
      <Button icon="archive" onPress={() => setOpen(true)}>
        {t('communities:settings.archive')}
      </Button>
      <AlertDialog
        title={t('communities:settings.archive-title', { title: community.title })}
        confirmLabel={t('communities:settings.archive')}
        tone="primary"
        isOpen={isOpen}
        onOpenChange={setOpen}
        onConfirm={() => archive.mutateAsync(input)}
      >
        <p>{t('communities:settings.archive-text')}</p>
      </AlertDialog>
    </>
  );
};

/** Deletes it for good, then leads away from what is no longer there. */
const useDelete = ({ title }: CommunityDetail) => {
  const { t } = useTranslation();
  const router = useRouter();
  return useCommand(deleteCommunity, {
    onDone: async () => {
      showToast(t('communities:settings.deleted', { title }));
      await router.navigate({ href: '/communities' });
    },
  });
};

const DeleteDialog = ({ community, onClose }: CommunityProps & { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const remove = useDelete(community);
  const send = (): void =>
    remove.mutate({ params: { community: community.id }, body: { confirmName: name.trim() } });
  const errors = fieldErrorsOf(remove.error, { 'community.name-differs': 'confirmName' });
  return (
    <Dialog
      title={t('communities:settings.delete-title', { title: community.title })}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={(close) => (
        <DialogActions variant="danger" isPending={remove.isPending} onPress={send} onCancel={close}>
          {t('communities:settings.delete')}
        </DialogActions>
      )}
    >
      <p>{t('communities:settings.delete-text')}</p>
      <FormProblem
        problem={Object.keys(errors).length > 0 ? null : remove.error}
        errors={errors}
        labels={{}}
      />
      <TextField
        label={t('communities:settings.delete-confirm', { name: community.name })}
        name="confirmName"
        autoComplete="off"
        value={name}
        onChange={setName}
        error={errors['confirmName']}
      />
    </Dialog>
  );
};

/** Archiving and deleting, for those who may. */
export const EndOfCommunity = ({ community }: CommunityProps) => {
  const { t } = useTranslation();
  const [isDeleting, setDeleting] = useState(false);
  const { canArchive, canDelete } = community.permissions;
  if (!canArchive && !canDelete) return null;
  return (
    <section className="gh-stack gh-new-thread">
      <h2>{t('communities:settings.end')}</h2>
      <p>{t('communities:settings.end-text')}</p>
      <div className="gh-row">
        {canArchive && <Archive community={community} />}
        {canDelete && (
          <Button variant="danger" icon="trash" onPress={() => setDeleting(true)}>
            {t('communities:settings.delete')}
          </Button>
        )}
      </div>
      {isDeleting && <DeleteDialog community={community} onClose={() => setDeleting(false)} />}
    </section>
  );
};
