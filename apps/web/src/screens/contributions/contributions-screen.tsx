import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { readContributions, type ContributionsView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { personHref } from '../people/person-href.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';
import { Badges } from './badges.js';
import { ContributionList } from './contribution-list.js';
import { OwnContributions } from './own-contributions.js';

import './contributions.css';

const Contributions = ({ view }: { view: ContributionsView }) => {
  const { t } = useTranslation();
  const { person, isMe } = view;
  const name = person.displayName;
  return (
    <Page
      title={isMe ? t('contributions:title-mine') : t('contributions:title', { name })}
      lead={isMe ? t('contributions:lead-mine') : t('contributions:lead', { name })}
      over={
        <AppLink className="gh-no-print" href={personHref(person)}>
          {t('contributions:back', { name })}
        </AppLink>
      }
      width="narrow"
      head={{ unlisted: true }}
    >
      <Badges badges={view.badges} />
      <ContributionList view={view} />
      {isMe && <OwnContributions isShown={view.isShown} />}
    </Page>
  );
};

/** Nobody, somebody whom the reader may not know, and somebody who turned the page off. */
const Missing = ({ handle }: { handle: string }) =>
  useMe() === null ? <SignInNeeded title={`@${handle}`} /> : <NotFoundPage />;

const ContributionsOf = ({ handle }: { handle: string }) => {
  const problemText = useProblemText();
  const { data, error, refetch } = useOperation(readContributions, { params: { handle } });
  if (data) return <Contributions view={data} />;
  if (error?.status === 404 || error?.status === 400) return <Missing handle={handle} />;
  return (
    <Page title={`@${handle}`} width="narrow">
      {error ? (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {problemText(error).detail}
        </ErrorState>
      ) : (
        <Skeleton />
      )}
    </Page>
  );
};

/** One page of what somebody gave. */
export const ContributionsScreen = () => {
  const { handle } = useParams({ strict: false }) as { handle: string };
  return <ContributionsOf handle={handle.toLowerCase()} />;
};
