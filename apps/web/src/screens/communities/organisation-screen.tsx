import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { readOrganisation, type OrganisationCard } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { fileUrl } from '../../app/file-url.js';
import { Crest } from '../../design/crest.js';
import { ErrorState } from '../../design/error-state.js';
import { HostName } from '../../design/host-name.js';
import { LinkButton } from '../../design/link-button.js';
import { OrganisationBadge, useOrganisationName } from '../../design/organisation-badge.js';
import { Skeleton } from '../../design/skeleton.js';
import { Time } from '../../design/time.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';

/** When the signature was checked, and how long the card counts; of the own one there is neither. */
const Dates = ({ card: { checkedAt, validUntil } }: { card: OrganisationCard }) => {
  const { t } = useTranslation();
  return (
    <>
      {checkedAt !== null && (
        <>
          <dt>{t('communities:organisation.checked')}</dt>
          <dd>
            <Time value={checkedAt} look="exact" />
          </dd>
        </>
      )}
      {validUntil !== null && (
        <>
          <dt>{t('communities:organisation.until')}</dt>
          <dd>
            <Time value={validUntil} look="date" />
          </dd>
        </>
      )}
    </>
  );
};

// i18n-keys: communities:sector.*
/** What its card says; nothing where there is none that counts. */
const CardFacts = ({ card }: { card: OrganisationCard }) => {
  const { t } = useTranslation();
  return (
    <dl className="gh-facts">
      <dt>{t('communities:organisation.address')}</dt>
      <dd>
        <HostName host={card.host} />
      </dd>
      {card.kind !== null && (
        <>
          <dt>{t('communities:organisation.sector')}</dt>
          <dd>{t(`communities:sector.${card.kind}`)}</dd>
        </>
      )}
      {card.contactUrl !== '' && (
        <>
          <dt>{t('communities:organisation.contact')}</dt>
          <dd>
            <a href={card.contactUrl} rel="noopener noreferrer">
              {card.contactUrl}
            </a>
          </dd>
        </>
      )}
      <Dates card={card} />
    </dl>
  );
};

/** What "verified" means, in the reader's words. */
const Standing = ({ card }: { card: OrganisationCard }) => {
  const { t } = useTranslation();
  if (!card.isVerified) return <p>{t('communities:organisation.unverified')}</p>;
  return (
    <p>
      {card.isLocal
        ? t('communities:organisation.own')
        : t('communities:organisation.verified', { host: card.host })}
    </p>
  );
};

const Organisation = ({ card }: { card: OrganisationCard }) => {
  const { t } = useTranslation();
  const name = useOrganisationName(card);
  return (
    <Page
      title={name}
      over={<Crest name={card.shortName} src={fileUrl(card.crestFileId, '256')} size="large" />}
      width="narrow"
      head={{ unlisted: true }}
      actions={
        <LinkButton href={`/communities?organisation=${encodeURIComponent(card.host)}`} icon="communities">
          {t('communities:organisation.communities')}
        </LinkButton>
      }
    >
      <div className="gh-row">
        <OrganisationBadge {...card} />
      </div>
      <Standing card={card} />
      <CardFacts card={card} />
    </Page>
  );
};

/** Who an organisation is, as its card says. */
export const OrganisationScreen = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { host: written = '' } = useParams({ strict: false });
  const host = written.toLowerCase();
  const { data: card, error, refetch } = useOperation(readOrganisation, { params: { host } });
  if (card) return <Organisation card={card} />;
  if (error?.status === 404 || error?.status === 400) return <NotFoundPage />;
  return (
    <Page title={host} width="narrow">
      {error ? (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {t('communities:organisation.failed')}
        </ErrorState>
      ) : (
        <Skeleton />
      )}
    </Page>
  );
};
