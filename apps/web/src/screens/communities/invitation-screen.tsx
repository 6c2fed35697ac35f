import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { openInvitationLink, type OperationAnswer } from '#libs/contracts';

import type { ApiProblem } from '../../api/api-problem.js';
import { call } from '../../api/call.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { ErrorState } from '../../design/error-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Skeleton } from '../../design/skeleton.js';
import { Page } from '../../shell/page.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';
import { communityHref } from './community-href.js';
import { InvitationBanner } from './invitation-banner.js';
import { WhoCanSee } from './visibility.js';

type Invitation = OperationAnswer<typeof openInvitationLink>;

const Offer = ({ invitation, secret }: { invitation: Invitation; secret: string }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const { community } = invitation;
  return (
    <Page title={community.title} lead={community.purpose} width="narrow">
      <InvitationBanner
        invitationId={invitation.id}
        secret={secret}
        title={t('communities:invitation.by', { name: invitation.invitedBy.displayName })}
        text={t(`communities:role.${invitation.role}.does`)}
        onAccepted={() => void router.navigate({ href: communityHref(community) })}
        onDeclined={() => void router.navigate({ href: '/communities' })}
      />
      <WhoCanSee community={community} />
    </Page>
  );
};

const Opened = ({ secret }: { secret: string }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const opened = useQuery<Invitation, ApiProblem>({
    queryKey: [openInvitationLink.id, secret],
    queryFn: ({ signal }) => call(openInvitationLink, { body: { secret } }, { signal }),
  });
  if (opened.data) return <Offer invitation={opened.data} secret={secret} />;
  return (
    <Page title={t('communities:invitation.title')} width="narrow">
      {opened.isPending && <Skeleton />}
      {opened.error && (
        <>
          <ErrorState title={problemText(opened.error).title}>
            {opened.error.status === 404
              ? t('communities:invitation.gone')
              : problemText(opened.error).detail}
          </ErrorState>
          <div className="gh-row">
            <LinkButton href="/communities">{t('common:shell.communities')}</LinkButton>
          </div>
        </>
      )}
    </Page>
  );
};

/** Where the link of an invitation to a community leads. */
export const InvitationScreen = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { secret } = useParams({ strict: false }) as { secret: string };
  if (me === null) {
    return (
      <SignInNeeded title={t('communities:invitation.title')} text={t('communities:invitation.sign-in')} />
    );
  }
  return <Opened secret={secret} />;
};
