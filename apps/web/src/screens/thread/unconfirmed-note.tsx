import { useTranslation } from 'react-i18next';

import type { Unconfirmed } from '#libs/contracts';

import { Badge } from '../../design/badge.js';
import { Time } from '../../design/time.js';

const LOOKS = {
  waiting: { tone: 'info', icon: 'clock' },
  undelivered: { tone: 'warn', icon: 'clock' },
  refused: { tone: 'danger', icon: 'error' },
} as const;

/** That the server of the community does not have a post yet, or does not want it. */
export const UnconfirmedNote = ({ unconfirmed }: { unconfirmed: Unconfirmed }) => {
  const { t } = useTranslation();
  const { state, host, since, because } = unconfirmed;
  // i18n-keys: discussion:unconfirmed.*
  return (
    <div className="thread-post__unconfirmed">
      <p className="gh-row">
        <Badge {...LOOKS[state]}>{t(`discussion:unconfirmed.${state}`, { host })}</Badge>
        <span className="gh-soft gh-small">
          <Time value={since} />
        </span>
      </p>
      {because !== '' && <p className="gh-small">{t('discussion:unconfirmed.because', { because })}</p>}
    </div>
  );
};
