import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { addDocumentVersion, type DocumentView } from '#libs/contracts';

import { Button } from '../../design/button.js';
import { Disclosure } from '../../design/disclosure.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { FileField } from './file-field.js';
import { useDocumentCommand } from './use-document-command.js';
import { useUpload } from './use-upload.js';

const useAdd = (onDone: () => void) => {
  const { t } = useTranslation();
  return useDocumentCommand(addDocumentVersion, () => {
    showToast(t('documents:version-added'));
    onDone();
  });
};

const VersionForm = ({ document, onDone }: { document: DocumentView; onDone: () => void }) => {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const upload = useUpload();
  const add = useAdd(onDone);
  const errors = fieldErrorsOf(add.error);
  const send = async (): Promise<void> => {
    const fileId = await upload.send();
    if (fileId !== null) add.mutate({ params: { documentId: document.id }, body: { fileId, note } });
  };
  return (
    <Form
      onSubmit={() => void send()}
      actions={
        <Button type="submit" isPending={upload.isSending || add.isPending}>
          {t('documents:add-version')}
        </Button>
      }
    >
      <FormProblem
        problem={upload.problem ?? add.error}
        errors={errors}
        labels={{ note: t('documents:note') }}
      />
      <FileField
        error={upload.isMissing ? t('documents:file-missing') : undefined}
        onChoose={upload.choose}
      />
      <TextField
        name="note"
        label={t('documents:note')}
        optional
        value={note}
        onChange={setNote}
        error={errors['note']}
      />
    </Form>
  );
};

/** Puts another file in the place of the latest version. */
export const AddVersion = ({ document }: { document: DocumentView }) => {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  return (
    <Disclosure key={round} title={t('documents:add-version')}>
      <VersionForm document={document} onDone={() => setRound(round + 1)} />
    </Disclosure>
  );
};
