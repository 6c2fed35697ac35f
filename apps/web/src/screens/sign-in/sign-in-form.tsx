import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { signIn } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { ResendConfirmation } from './resend-confirmation.js';

interface SignInFormProps {
  readonly onSignedIn: () => void | Promise<void>;
  readonly email?: string;
}

/** Whom the demonstration lets in; its passwords are only known to whoever started the server. */
const DEMO_PERSON = 'ada';

const DemoHint = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  if (!instance.isDemo) return null;
  return (
    <Banner title={t('identity:sign-in.demo-title')}>
      <p>{t('identity:sign-in.demo-text', { email: `${DEMO_PERSON}@northfield.example` })}</p>
    </Banner>
  );
};

/** Signs in, and stays pending until the page has been left. */
const useEnter = (onSignedIn: SignInFormProps['onSignedIn']) => {
  const [isLeaving, setLeaving] = useState(false);
  const enter = useCommand(signIn, {
    onDone: async () => {
      setLeaving(true);
      await onSignedIn();
    },
  });
  return { enter, isPending: enter.isPending || isLeaving };
};

const SignInActions = ({ isPending }: { isPending: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('common:action.sign-in')}
      </Button>
      <AppLink href="/forgot-password">{t('identity:sign-in.forgot')}</AppLink>
    </>
  );
};

/** E-mail address and password. */
export const SignInForm = ({ onSignedIn, email = '' }: SignInFormProps) => {
  const { t } = useTranslation();
  const form = useFields({ email, password: '' });
  const { enter, isPending } = useEnter(onSignedIn);
  const labels = { email: t('identity:field.email'), password: t('identity:field.password') };
  const errors = enter.error?.fields ?? {};
  const field = fieldsOf(form, errors);
  const typed = form.values.email.trim();
  return (
    <>
      <DemoHint />
      <Form
        onSubmit={() => enter.mutate({ body: { email: typed, password: form.values.password } })}
        actions={<SignInActions isPending={isPending} />}
      >
        {enter.error?.code === 'email.not-confirmed' ? (
          <ResendConfirmation email={typed} />
        ) : (
          <FormProblem problem={enter.error} errors={errors} labels={labels} />
        )}
        <TextField label={labels.email} type="email" autoComplete="username" {...field('email')} />
        <TextField
          label={labels.password}
          type="password"
          autoComplete="current-password"
          {...field('password')}
        />
      </Form>
    </>
  );
};
