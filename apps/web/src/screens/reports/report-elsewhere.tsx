import { useTranslation } from 'react-i18next';

import type { MyReport } from '#libs/contracts';

import { Time } from '../../design/time.js';

type Elsewhere = NonNullable<MyReport['elsewhere']>;

// i18n-keys: moderation:elsewhere.*
/** What the organisation whose community it is made of a report that went on to it. */
export const ReportElsewhere = ({ elsewhere: { host, outcome, note, at } }: { elsewhere: Elsewhere }) => {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t(`moderation:elsewhere.${outcome ?? 'waiting'}`, { host })}
        {at !== null && (
          <span className="gh-soft gh-small">
            {' '}
            <Time value={at} />
          </span>
        )}
      </p>
      {note !== '' && <p className="gh-written">{note}</p>}
    </>
  );
};
