import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../app/session.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { useSignedOut } from './signed-out.js';

const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again.js')).SignInAgain }));

/** Asks for the password when the session has ended under an open page; nothing that was written goes. */
export const SessionEnd = () => {
  const { t } = useTranslation();
  const me = useMe();
  const isOut = useSignedOut();
  const [isPutOff, setPutOff] = useState(false);
  if (me === null || !isOut) return null;
  return (
    <>
      <Banner
        tone="warn"
        actions={
          <Button size="small" onPress={() => setPutOff(false)}>
            {t('common:action.sign-in')}
          </Button>
        }
      >
        <p>{t('realtime:ended.bar')}</p>
      </Banner>
      {!isPutOff && (
        <Suspense>
          <SignInAgain me={me} onClose={() => setPutOff(true)} />
        </Suspense>
      )}
    </>
  );
};
