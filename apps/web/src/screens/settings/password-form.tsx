import { useTranslation } from 'react-i18next';

import { changePassword, listSessions } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { NewPasswordField, PASSWORD_CODES } from '../sign-in/new-password-field.js';
import { CurrentPasswordField, PROOF_CODES } from './current-password-field.js';

const EMPTY = { currentPassword: '', newPassword: '' };

/** Another password; whoever is signed in elsewhere with the old one is out. */
export const PasswordForm = () => {
  const { t } = useTranslation();
  const { values, set, setValues } = useFields(EMPTY);
  const change = useCommand(changePassword, {
    refreshes: [listSessions],
    onDone: () => {
      setValues(EMPTY);
      showToast(t('settings:password.changed'));
    },
  });
  const labels = {
    currentPassword: t('settings:password.current'),
    password: t('identity:field.new-password'),
  };
  const { newPassword, ...others } = fieldErrorsOf(change.error, { ...PROOF_CODES, ...PASSWORD_CODES });
  const errors: FieldErrors = { ...others, ...(newPassword !== undefined && { password: newPassword }) };
  return (
    <Form
      label={t('settings:password.title')}
      onSubmit={() => change.mutate({ body: values })}
      actions={
        <Button type="submit" isPending={change.isPending}>
          {t('settings:password.change')}
        </Button>
      }
    >
      <FormProblem problem={change.error} errors={errors} labels={labels} />
      <CurrentPasswordField
        value={values.currentPassword}
        onChange={set('currentPassword')}
        error={errors['currentPassword']}
      />
      <NewPasswordField value={values.newPassword} onChange={set('newPassword')} error={errors['password']} />
    </Form>
  );
};
