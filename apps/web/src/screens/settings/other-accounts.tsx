import { useTranslation } from 'react-i18next';

import { addOtherAccount, readTies, removeOtherAccount, type PersonLink } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { TextField } from '../../design/text-field.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { personHandle, personHref } from '../people/person-href.js';
import { HANDLE_CODES, handleOf } from './handle-of.js';

const OtherAccount = ({ account }: { account: PersonLink }) => {
  const { t } = useTranslation();
  const handle = `@${personHandle(account)}`;
  const remove = useCommand(removeOtherAccount, { refreshes: [readTies] });
  return (
    <li className="gh-row">
      <AppLink href={personHref(account)}>{handle}</AppLink>
      <Button
        size="small"
        variant="quiet"
        icon="trash"
        isPending={remove.isPending}
        onPress={() => remove.mutate({ params: { personId: account.id } })}
      >
        {t('settings:others.remove', { name: handle })}
      </Button>
    </li>
  );
};

const AddForm = () => {
  const { t } = useTranslation();
  const form = useFields({ handle: '' });
  const add = useCommand(addOtherAccount, {
    refreshes: [readTies],
    onDone: () => form.setValues({ handle: '' }),
  });
  const labels = { handle: t('settings:others.handle') };
  const errors = fieldErrorsOf(add.error, { ...HANDLE_CODES, 'accounts.too-many': 'handle' });
  return (
    <Form
      label={t('settings:others.title')}
      onSubmit={() => add.mutate({ body: { handle: handleOf(form.values.handle) } })}
      actions={
        <Button type="submit" isPending={add.isPending}>
          {t('settings:others.add')}
        </Button>
      }
    >
      <FormProblem problem={add.error} errors={errors} labels={labels} />
      <TextField
        label={labels.handle}
        description={t('settings:others.help')}
        autoComplete="off"
        {...fieldsOf(form, errors)('handle')}
      />
    </Form>
  );
};

/** Accounts on other servers that are the same person. */
export const OtherAccounts = () => {
  const { t } = useTranslation();
  const { data } = useOperation(readTies);
  if (data === undefined) return null;
  return (
    <Card as="section" labelledBy="settings-others">
      <h2 id="settings-others">{t('settings:others.title')}</h2>
      <p>{t('settings:others.text')}</p>
      {data.others.length > 0 && (
        <ul className="gh-stack" data-gap="small">
          {data.others.map((account) => (
            <OtherAccount key={account.id} account={account} />
          ))}
        </ul>
      )}
      <AddForm />
    </Card>
  );
};
