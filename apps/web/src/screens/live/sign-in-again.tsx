import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { signIn, type MeView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { ErrorState } from '../../design/error-state.js';
import { TextField } from '../../design/text-field.js';
import { tellSignedIn } from './signed-out.js';

interface SignInAgainProps {
  readonly me: MeView;
  readonly onClose: () => void;
}

/** Signs in; somebody else than before does not get at the page that is open. */
const useSameSignIn = (me: MeView) => {
  const [isOther, setOther] = useState(false);
  const attempt = useCommand(signIn, {
    onDone: ({ personId }) => {
      setOther(personId !== me.person.id);
      if (personId === me.person.id) tellSignedIn();
    },
  });
  return { attempt, isOther };
};

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly error: string | undefined;
}

/** The one thing that is asked for, so it has the focus. */
const PasswordField = (props: PasswordFieldProps) => {
  const { t } = useTranslation();
  return (
    <TextField
      {...props}
      label={t('realtime:ended.password')}
      type="password"
      autoComplete="current-password"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing that is asked for
      autoFocus
    />
  );
};

const SameSignInForm = ({ me }: { me: MeView }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [email, setEmail] = useState(me.email);
  const [password, setPassword] = useState('');
  const { attempt, isOther } = useSameSignIn(me);
  const fields = attempt.error?.fields ?? {};
  const problem = attempt.error && Object.keys(fields).length === 0 ? problemText(attempt.error) : null;
  return (
    <form
      className="gh-stack"
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate({ body: { email, password } });
      }}
    >
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      {isOther && <ErrorState title={t('realtime:ended.other')} />}
      <TextField
        label={t('realtime:ended.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={fields['email']}
      />
      <PasswordField value={password} onChange={setPassword} error={fields['password']} />
      <div className="gh-row">
        <Button type="submit" variant="primary" isPending={attempt.isPending}>
          {t('common:action.sign-in')}
        </Button>
      </div>
    </form>
  );
};

/** Signs the same person in again without leaving the page. */
export const SignInAgain = ({ me, onClose }: SignInAgainProps) => {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('realtime:ended.title')}
    >
      <p>{t('realtime:ended.text')}</p>
      <SameSignInForm me={me} />
    </Dialog>
  );
};
