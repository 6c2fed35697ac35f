import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readPerson, type PersonProfile } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useSession } from '../../app/session.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';
import { SeekElsewhere } from './seek-elsewhere.js';

/** Nobody, or nobody whom the reader may know; on another server there may be somebody. */
const Missing = ({ handle }: { handle: string }) => {
  const { me, instance } = useSession();
  if (me === null) return <SignInNeeded title={`@${handle}`} />;
  return instance.federation && handle.includes('@') ? <SeekElsewhere handle={handle} /> : <NotFoundPage />;
};

interface LoadedPersonProps {
  readonly children: (person: PersonProfile) => ReactNode;
}

/** The person whom the address names. Who has no account sees people of whom they can read something. */
export const LoadedPerson = ({ children }: LoadedPersonProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { handle: written } = useParams({ strict: false }) as { handle: string };
  const handle = written.toLowerCase();
  const { data: person, error, refetch } = useOperation(readPerson, { params: { handle } });
  if (person) return children(person);
  const isMissing = error?.status === 404 || error?.status === 400;
  if (isMissing) return <Missing handle={handle} />;
  return (
    <Page title={`@${handle}`} width="narrow">
      {error ? (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {t('people:profile.failed')}
        </ErrorState>
      ) : (
        <Skeleton />
      )}
    </Page>
  );
};
