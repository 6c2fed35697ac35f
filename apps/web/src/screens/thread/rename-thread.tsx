import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { renameThread, type ThreadState } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { TextField } from '../../design/text-field.js';

interface RenameThreadProps {
  readonly thread: ThreadState;
  readonly onRenamed: (thread: ThreadState) => void;
  readonly onClose: () => void;
}

export const RenameThread = ({ thread, onRenamed, onClose }: RenameThreadProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [title, setTitle] = useState(thread.title);
  const rename = useCommand(renameThread, {
    onDone: (changed) => {
      onRenamed(changed);
      onClose();
    },
  });
  const error = rename.error && (rename.error.fields['title'] ?? problemText(rename.error).title);
  const save = (): void => rename.mutate({ params: { threadId: thread.id }, body: { title } });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('discussion:manage.rename')}
      actions={(close) => (
        <DialogActions isPending={rename.isPending} onPress={save} onCancel={close}>
          {t('discussion:manage.rename-save')}
        </DialogActions>
      )}
    >
      <TextField
        label={t('discussion:manage.new-title')}
        value={title}
        onChange={setTitle}
        maxLength={400}
        error={error ?? undefined}
      />
    </Dialog>
  );
};
