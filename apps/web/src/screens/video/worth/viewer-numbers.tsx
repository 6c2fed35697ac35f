import { useTranslation } from 'react-i18next';

import type { VideoWorth } from '#libs/contracts';

import { AppLink } from '../../../design/app-link.js';
import { Disclosure } from '../../../design/disclosure.js';
import { Time } from '../../../design/time.js';
import { personHref } from '../../people/person-href.js';

type Numbers = NonNullable<VideoWorth['numbers']>;

// i18n-keys: worth:numbers.*
const WHAT = ['viewers', 'completed', 'visits'] as const;

/** How many people watched, so coarsely that nobody of them is known by it. */
export const ViewerNumbers = ({ numbers }: { numbers: Numbers }) => {
  const { t } = useTranslation();
  const { countedAt, named } = numbers;
  return (
    <Disclosure title={t('worth:numbers.title')} headingLevel={2}>
      <dl className="video-numbers">
        {WHAT.map((what) => (
          <div key={what}>
            <dt>{t(`worth:numbers.${what}`)}</dt>
            <dd>
              {numbers[what] === null
                ? t('worth:numbers.few')
                : t('worth:numbers.at-least', { count: numbers[what] })}
            </dd>
          </div>
        ))}
      </dl>
      <p className="gh-soft gh-small">
        {t('worth:numbers.why')}{' '}
        {countedAt !== null && (
          <>
            {t('worth:numbers.counted')} <Time value={countedAt} look="exact" />
          </>
        )}
      </p>
      {named.length > 0 && (
        <>
          <p>{t('worth:numbers.named')}</p>
          <ul className="video-numbers__named">
            {named.map((person) => (
              <li key={person.id}>
                <AppLink href={personHref(person)}>{person.displayName}</AppLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Disclosure>
  );
};
