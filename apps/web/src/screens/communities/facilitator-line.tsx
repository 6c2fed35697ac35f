import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { personHref } from '../people/person-href.js';

const SHOWN = 3;

/** Who looks after a community, by name. */
export const FacilitatorLine = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { facilitators } = community;
  if (facilitators.length === 0) return null;
  const more = facilitators.length - SHOWN;
  return (
    <p className="gh-facilitators">
      {t('communities:page.run-by')}{' '}
      {facilitators.slice(0, SHOWN).map(({ person }, at) => (
        <Fragment key={person.id}>
          {at > 0 && ', '}
          {me === null ? (
            person.displayName
          ) : (
            <AppLink href={personHref(person)}>{person.displayName}</AppLink>
          )}
        </Fragment>
      ))}
      {more > 0 && ` ${t('communities:page.and-more', { count: more })}`}
    </p>
  );
};
