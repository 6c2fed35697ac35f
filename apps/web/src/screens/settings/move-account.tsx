import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { moveAccount, readTies } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useMe, useSession } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { Dialog } from '../../design/dialog.js';
import { TextField } from '../../design/text-field.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { personHandle, personHref } from '../people/person-href.js';
import { CurrentPasswordField, PROOF_CODES } from './current-password-field.js';
import { HANDLE_CODES, handleOf } from './handle-of.js';

const useMove = (onDone: () => void) => {
  const form = useFields({ handle: '', currentPassword: '' });
  const move = useCommand(moveAccount, { refreshes: [readTies], onDone });
  const { handle, currentPassword } = form.values;
  return { form, move, send: () => move.mutate({ body: { handle: handleOf(handle), currentPassword } }) };
};

const MoveForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation();
  const { form, move, send } = useMove(onDone);
  const labels = { handle: t('settings:move.handle'), currentPassword: t('settings:password.current') };
  const errors = fieldErrorsOf(move.error, { ...PROOF_CODES, ...HANDLE_CODES });
  const field = fieldsOf(form, errors);
  return (
    <Form
      onSubmit={send}
      actions={
        <>
          <Button type="submit" variant="danger" isPending={move.isPending}>
            {t('settings:move.confirm')}
          </Button>
          <Button onPress={onDone}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <FormProblem problem={move.error} errors={errors} labels={labels} />
      <ul className="gh-bullets">
        <li>{t('settings:move.followers')}</li>
        <li>{t('settings:move.words')}</li>
        <li>{t('settings:move.final')}</li>
      </ul>
      <TextField
        label={labels.handle}
        description={t('settings:others.help')}
        autoComplete="off"
        {...field('handle')}
      />
      <CurrentPasswordField {...field('currentPassword')} />
    </Form>
  );
};

/** What to do there first: the new account has to name this one. */
const BeforeMoving = () => {
  const { t } = useTranslation();
  const name = useMe()?.person.name ?? '';
  const { instance } = useSession();
  return <p>{t('settings:move.before', { handle: `@${name}@${instance.host}` })}</p>;
};

/** Goes to another server, with those who follow. */
export const MoveAccount = () => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data } = useOperation(readTies);
  if (data === undefined) return null;
  return (
    <Card as="section" labelledBy="settings-move">
      <h2 id="settings-move">{t('settings:move.title')}</h2>
      {data.movedTo === null ? (
        <>
          <BeforeMoving />
          <div className="gh-row">
            <Button variant="danger" onPress={() => setOpen(true)}>
              {t('settings:move.begin')}
            </Button>
          </div>
        </>
      ) : (
        <p>
          {t('settings:move.done')}{' '}
          <AppLink href={personHref(data.movedTo)}>@{personHandle(data.movedTo)}</AppLink>
        </p>
      )}
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('settings:move.title')}>
        {(close) => <MoveForm onDone={close} />}
      </Dialog>
    </Card>
  );
};
