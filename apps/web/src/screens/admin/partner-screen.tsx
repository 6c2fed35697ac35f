import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { readPartner, type PartnerView } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { useOperation } from '../../api/use-operation.js';
import { LinkButton } from '../../design/link-button.js';
import { Time } from '../../design/time.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Loaded } from '../sections/loaded.js';
import { AdminFrame } from './admin-frame.js';
import { AgreementSection } from './agreement-section.js';
import { DeliveryRate } from './delivery-rate.js';
import { PartnerActions } from './partner-actions.js';
import { PartnerDeliveries } from './partner-deliveries.js';
import { PartnerExchange } from './partner-exchange.js';
import { PartnerLimits } from './partner-limits.js';
import { PartnerPolicyBadge } from './partner-policy.js';
import { PartnerLetters } from './resend-to-partner.js';

/** How many wait, and since when the first of them does. */
const Backlog = ({ backlog: { count, since } }: { backlog: PartnerView['waiting'] }) => {
  const { t } = useTranslation();
  return (
    <dd>
      {count}
      {since !== null && (
        <span className="gh-soft gh-small">
          {' '}
          {t('partners:waiting-since')} <Time value={since} look="exact" />
        </span>
      )}
    </dd>
  );
};

const Exchange = ({ partner }: { partner: PartnerView }) => {
  const { t } = useTranslation();
  const { lastHeardAt, waiting, arriving, attempts } = partner;
  return (
    <>
      <dt>{t('partners:state')}</dt>
      <dd>
        <PartnerExchange partner={partner} />
      </dd>
      <dt>{t('partners:last-heard')}</dt>
      <dd>{lastHeardAt === null ? t('partners:never') : <Time value={lastHeardAt} look="exact" />}</dd>
      <dt>{t('partners:waiting')}</dt>
      <Backlog backlog={waiting} />
      <dt>{t('partners:arriving')}</dt>
      <Backlog backlog={arriving} />
      <dt>{t('partners:rate.day')}</dt>
      <dd>
        <DeliveryRate attempts={attempts.day} />
      </dd>
      <dt>{t('partners:rate.week')}</dt>
      <dd>
        <DeliveryRate attempts={attempts.week} />
      </dd>
    </>
  );
};

const Facts = ({ partner }: { partner: PartnerView }) => {
  const { t } = useTranslation();
  const { policy, software, followedThere, followedHere } = partner;
  return (
    <dl className="gh-facts">
      <dt>{t('partners:policy')}</dt>
      <dd>
        <PartnerPolicyBadge policy={policy} />
      </dd>
      <Exchange partner={partner} />
      <dt>{t('partners:software')}</dt>
      <dd>{software ?? t('partners:software-unknown')}</dd>
      <dt>{t('partners:followed-there')}</dt>
      <dd>{followedThere}</dd>
      <dt>{t('partners:followed-here')}</dt>
      <dd>{followedHere}</dd>
    </dl>
  );
};

/** One other server. */
export const AdminPartner = () => {
  const { t } = useTranslation();
  const { host = '' } = useParams({ strict: false });
  const partner = useOperation(readPartner, { params: { host } });
  if (partner.error instanceof ApiProblem && partner.error.status === 404) return <NotFoundPage />;
  return (
    <AdminFrame
      part="partners"
      title={host}
      actions={
        <>
          <LinkButton href="/admin/partners" icon="arrow-left">
            {t('partners:back')}
          </LinkButton>
          {partner.data && <PartnerActions partner={partner.data} mode={partner.data.mode} />}
        </>
      }
    >
      {() => (
        <Loaded query={partner} skeleton={{ shape: 'text', count: 4 }}>
          {(data) => (
            <>
              <Facts partner={data} />
              <PartnerDeliveries partner={data} />
              <AgreementSection host={data.host} />
              <PartnerLetters partner={data} />
              <PartnerLimits partner={data} />
            </>
          )}
        </Loaded>
      )}
    </AdminFrame>
  );
};
