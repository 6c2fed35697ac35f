import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { closeAccount } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { CurrentPasswordField, PROOF_CODES } from './current-password-field.js';

const CloseForm = ({ onCancel }: { onCancel: () => void }) => {
  const { t } = useTranslation();
  const [currentPassword, setPassword] = useState('');
  const close = useCommand(closeAccount, {
    // A fresh page, because nothing of this one is for the person who is left.
    onDone: () => window.location.assign('/'),
  });
  const errors = fieldErrorsOf(close.error, PROOF_CODES);
  return (
    <Form
      onSubmit={() => close.mutate({ body: { currentPassword } })}
      actions={
        <>
          <Button type="submit" variant="danger" isPending={close.isPending || close.isSuccess}>
            {t('settings:close.confirm')}
          </Button>
          <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <FormProblem
        problem={close.error}
        errors={errors}
        labels={{ currentPassword: t('settings:password.current') }}
      />
      <ul className="gh-bullets">
        <li>{t('settings:close.sign-in')}</li>
        <li>{t('settings:close.words')}</li>
        <li>{t('settings:close.name')}</li>
        <li>{t('settings:close.final')}</li>
      </ul>
      <CurrentPasswordField
        value={currentPassword}
        onChange={setPassword}
        error={errors['currentPassword']}
      />
    </Form>
  );
};

/** Leaves for good, after saying what that means and asking for the password. */
export const CloseAccount = () => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="gh-row">
      <Button variant="danger" onPress={() => setOpen(true)}>
        {t('settings:close.begin')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('settings:close.title')}>
        {(close) => <CloseForm onCancel={close} />}
      </Dialog>
    </div>
  );
};
