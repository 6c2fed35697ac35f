import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { lookUpInvitation, type OperationAnswer } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { call } from '../../api/call.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useSession } from '../../app/session.js';
import { Banner } from '../../design/banner.js';
import { ErrorState } from '../../design/error-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Skeleton } from '../../design/skeleton.js';
import { Time } from '../../design/time.js';
import { Page } from '../../shell/page.js';
import { BrokenLink } from './broken-link.js';
import { MailSent } from './mail-sent.js';
import { Panel } from './panel.js';
import { RegisterForm } from './register-form.js';
import { useLinkSecret } from './use-link-secret.js';

type Offer = OperationAnswer<typeof lookUpInvitation>;

/** Looking an invitation up changes nothing, but is a POST: its secret must not stand in an address. */
const useOffer = (token: string | null | undefined) =>
  useQuery<Offer, ApiProblem>({
    queryKey: [lookUpInvitation.id, token],
    queryFn: ({ signal }) => call(lookUpInvitation, { body: { token: token ?? '' } }, { signal }),
    enabled: typeof token === 'string',
  });

const OfferBanner = ({ offer }: { offer: Offer }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return (
    <Banner
      title={
        offer.communityTitle === null
          ? t('identity:join.by', { name: offer.invitedBy, organisation: instance.name })
          : t('identity:join.by-to', { name: offer.invitedBy, community: offer.communityTitle })
      }
    >
      <p>
        {t('identity:join.until')} <Time value={offer.expiresAt} look="date" />
      </p>
    </Banner>
  );
};

const AlreadyHere = ({ name }: { name: string }) => {
  const { t } = useTranslation();
  return (
    <Page title={t('identity:sign-in.already', { name })} width="narrow">
      <p>{t('identity:join.already')}</p>
      <div className="gh-row">
        <LinkButton href="/" variant="primary">
          {t('common:not-found.home')}
        </LinkButton>
      </div>
    </Page>
  );
};

const Accepting = ({ offer, token }: { offer: Offer; token: string }) => {
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) return <MailSent email={sentTo} />;
  return (
    <>
      <OfferBanner offer={offer} />
      <Panel>
        <RegisterForm invitation={token} fixedEmail={offer.email} onSent={setSentTo} />
      </Panel>
    </>
  );
};

/** Where an invitation to this server leads. */
export const JoinScreen = () => {
  const { t } = useTranslation();
  const { instance, me } = useSession();
  const problemText = useProblemText();
  const token = useLinkSecret();
  const offer = useOffer(token);
  const title = t('identity:register.title', { name: instance.shortName });
  if (me !== null) return <AlreadyHere name={me.person.displayName} />;
  if (token === null || offer.error?.code === 'link.ended') return <BrokenLink title={title} />;
  return (
    <Page title={title} width="narrow">
      {offer.isPending && <Skeleton />}
      {offer.error && (
        <ErrorState title={problemText(offer.error).title} onRetry={() => void offer.refetch()} />
      )}
      {offer.data && typeof token === 'string' && <Accepting offer={offer.data} token={token} />}
    </Page>
  );
};
