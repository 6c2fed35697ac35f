import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listPeopleSearches, renamePeopleSearch, savePeopleSearch, type PeopleSearch } from '#libs/contracts';

import type { ApiProblem } from '../../api/api-problem.js';
import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import type { PeopleWish } from './people-wish.js';

interface NameDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly first: string;
  readonly saveLabel: string;
  readonly problem: ApiProblem | null;
  readonly isPending: boolean;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a search. */
const NameDialog = ({
  title,
  text,
  first,
  saveLabel,
  problem,
  isPending,
  onSave,
  onClose,
}: NameDialogProps) => {
  const { t } = useTranslation();
  const [name, setName] = useState(first);
  const errors = fieldErrorsOf(problem);
  const label = t('people:searches.name');
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={title}
      actions={(close) => (
        <DialogActions isPending={isPending} onPress={() => onSave(name.trim())} onCancel={close}>
          {saveLabel}
        </DialogActions>
      )}
    >
      {text !== undefined && <p>{text}</p>}
      <FormProblem problem={problem} errors={errors} labels={{ name: label }} />
      <TextField label={label} name="name" value={name} onChange={setName} error={errors['name']} />
    </Dialog>
  );
};

/** Keeps what is looked for now. */
export const SaveSearch = ({ wish, onClose }: { wish: PeopleWish; onClose: () => void }) => {
  const { t } = useTranslation();
  const save = useCommand(savePeopleSearch, {
    refreshes: [listPeopleSearches],
    onDone: () => {
      showToast(t('people:searches.saved'));
      onClose();
    },
  });
  return (
    <NameDialog
      title={t('people:searches.save-title')}
      text={t('people:searches.save-text')}
      first={wish.q ?? ''}
      saveLabel={t('people:searches.save')}
      problem={save.error}
      isPending={save.isPending}
      onSave={(name) => save.mutate({ body: { name, wish } })}
      onClose={onClose}
    />
  );
};

interface RenameSearchProps {
  readonly search: PeopleSearch;
  readonly onClose: () => void;
}

export const RenameSearch = ({ search, onClose }: RenameSearchProps) => {
  const { t } = useTranslation();
  const rename = useCommand(renamePeopleSearch, { refreshes: [listPeopleSearches], onDone: onClose });
  return (
    <NameDialog
      title={t('people:searches.rename-title', { name: search.name })}
      first={search.name}
      saveLabel={t('people:searches.rename-save')}
      problem={rename.error}
      isPending={rename.isPending}
      onSave={(name) => rename.mutate({ params: { searchId: search.id }, body: { name } })}
      onClose={onClose}
    />
  );
};
