import { useTranslation } from 'react-i18next';

import {
  readMyExpertiseCard,
  shareMyExpertiseCard,
  type CardAtPartner,
  type OwnExpertiseCard,
} from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Byline } from '../../design/byline.js';
import { Card } from '../../design/card.js';
import { Switch } from '../../design/switch.js';
import { Time } from '../../design/time.js';
import { FormProblem } from '../forms/form-problem.js';
import { Loaded } from '../sections/loaded.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { CardAtPartners } from './card-at-partners.js';
import { CardFacts } from './card-facts.js';

const LOOK_AGAIN_MS = 4_000;
const isUnderWay = ({ state }: CardAtPartner): boolean => state === 'sending' || state === 'withdrawing';

/** Right after consent there is a partner to whom nothing has been sent yet. */
const isGoingOut = ({ sharedSince, partners, sent }: OwnExpertiseCard): boolean =>
  sent.some(isUnderWay) ||
  (sharedSince !== null && partners.some(({ host }) => !sent.some((at) => at.host === host)));

/** Exactly what partners get, and what of the profile they do not. */
const Preview = ({ own: { card, kept } }: { own: OwnExpertiseCard }) => {
  const { t } = useTranslation();
  return (
    <Card as="section" labelledBy="card-preview">
      <h2 id="card-preview">{t('people:card.preview')}</h2>
      <p>{t('people:card.preview-text')}</p>
      <div className="gh-person-row">
        <Byline
          name={card.displayName}
          organisation={{ name: card.organisation, shortName: card.organisation }}
          roleTitle={card.roleTitle}
        />
        <CardFacts {...card} />
      </div>
      {kept.length > 0 && (
        <p>
          {t('people:card.kept', {
            parts: kept.map((part) => t(`people:field.${part}`)).join(', '),
          })}{' '}
          <AppLink href="/settings">{t('people:card.change-profile')}</AppLink>
        </p>
      )}
    </Card>
  );
};

const Partners = ({ partners }: Pick<OwnExpertiseCard, 'partners'>) => {
  const { t } = useTranslation();
  if (partners.length === 0) return <p>{t('people:card.no-partners')}</p>;
  return (
    <>
      <p>{t('people:card.partners')}</p>
      <ul>
        {partners.map(({ host, name }) => (
          <li key={host}>{name === '' || name === host ? host : `${name} (${host})`}</li>
        ))}
      </ul>
    </>
  );
};

const Consent = ({ own }: { own: OwnExpertiseCard }) => {
  const { t } = useTranslation();
  const share = useCommand(shareMyExpertiseCard, { refreshes: [readMyExpertiseCard] });
  return (
    <Card as="section" labelledBy="card-consent">
      <h2 id="card-consent">{t('people:card.consent')}</h2>
      <Partners partners={own.partners} />
      <FormProblem problem={share.error} />
      <Switch
        isSelected={own.sharedSince !== null}
        isDisabled={share.isPending}
        onChange={(isShared) => share.mutate({ body: { isShared } })}
        description={t('people:card.agree-detail')}
      >
        {t('people:card.agree')}
      </Switch>
      {own.sharedSince !== null && (
        <p>
          {t('people:card.since')} <Time value={own.sharedSince} look="exact" />
        </p>
      )}
    </Card>
  );
};

const Own = () => {
  const own = useOperation(
    readMyExpertiseCard,
    {},
    {
      again: (data) => (data !== undefined && isGoingOut(data) ? LOOK_AGAIN_MS : false),
    },
  );
  return (
    <Loaded query={own} skeleton={{ shape: 'text', count: 4 }}>
      {(data) => (
        <>
          <Preview own={data} />
          <Consent own={data} />
          {data.sent.length > 0 && <CardAtPartners sent={data.sent} />}
        </>
      )}
    </Loaded>
  );
};

/** Whether partners may find somebody by an expertise card, what it shows, and where it is. */
export const CardSettings = () => {
  const { t } = useTranslation();
  return (
    <SettingsFrame section="card" lead={t('people:card.lead')}>
      {() => <Own />}
    </SettingsFrame>
  );
};
