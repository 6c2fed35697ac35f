import { useTranslation } from 'react-i18next';

import type { AgreementView } from '#libs/contracts';

import { Badge } from '../../design/badge.js';
import { Time } from '../../design/time.js';

const TONES = {
  draft: 'plain',
  proposed: 'info',
  accepted: 'success',
  rejected: 'danger',
  ended: 'plain',
  replaced: 'plain',
} as const;

// i18n-keys: partners:agreement.state.*
/** Which version it is, how far it has come, and whose proposal it is. */
export const AgreementHead = ({ agreement: { version, state, isOurs } }: { agreement: AgreementView }) => {
  const { t } = useTranslation();
  return (
    <div className="gh-row">
      <strong>{t('partners:agreement.version', { version })}</strong>
      <Badge tone={TONES[state]}>{t(`partners:agreement.state.${state}`)}</Badge>
      <span className="gh-soft gh-small">
        {isOurs ? t('partners:agreement.by-us') : t('partners:agreement.by-them')}
      </span>
    </div>
  );
};

const Listed = ({ items }: { items: readonly string[] }) => (
  <ul className="gh-bullets">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

// i18n-keys: partners:agreement.class.*
/** What one version says. */
export const AgreementTerms = ({ agreement }: { agreement: AgreementView }) => {
  const { t } = useTranslation();
  const { purpose, dataClasses, communities, contact, reviewOn } = agreement;
  return (
    <dl className="gh-facts">
      <dt>{t('partners:agreement.purpose')}</dt>
      <dd className="gh-written">{purpose}</dd>
      <dt>{t('partners:agreement.data')}</dt>
      <dd>
        <Listed items={dataClasses.map((name) => t(`partners:agreement.class.${name}`))} />
      </dd>
      <dt>{t('partners:agreement.communities')}</dt>
      <dd>
        {communities.length === 0 ? t('partners:agreement.all-public') : <Listed items={communities} />}
      </dd>
      <dt>{t('partners:agreement.contact')}</dt>
      <dd>{contact}</dd>
      <dt>{t('partners:agreement.review')}</dt>
      <dd>
        <Time value={`${reviewOn}T12:00:00Z`} look="date" />
      </dd>
    </dl>
  );
};
