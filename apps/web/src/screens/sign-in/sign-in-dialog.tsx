import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { readMe } from '#libs/contracts';

import { call } from '../../api/call.js';
import { useMe, useSetSession } from '../../app/session.js';
import { Dialog } from '../../design/dialog.js';
import { SignInForm } from './sign-in-form.js';

interface SignInDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onSignedIn?: () => void;
}

/** Signs in again without leaving the page, so that what somebody has written stays where it is. */
export const SignInDialog = ({ isOpen, onOpenChange, onSignedIn }: SignInDialogProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const former = useMe();
  const setSession = useSetSession();
  const takeOver = async (): Promise<void> => {
    const me = await call(readMe);
    setSession((session) => ({ ...session, me }));
    // Somebody else's answers must not stay on the page.
    if (former !== null && former.person.id !== me.person.id) queries.clear();
    else void queries.invalidateQueries();
    onOpenChange(false);
    onSignedIn?.();
  };
  return (
    <Dialog title={t('identity:sign-in.again-title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <p>{t('identity:sign-in.again-text')}</p>
      <SignInForm onSignedIn={takeOver} {...(former === null ? {} : { email: former.email })} />
    </Dialog>
  );
};
