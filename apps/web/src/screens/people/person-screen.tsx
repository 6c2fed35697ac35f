import { useTranslation } from 'react-i18next';

import type { PersonProfile } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { LinkButton } from '../../design/link-button.js';
import { Time } from '../../design/time.js';
import { OrganisationLink } from '../communities/organisation-link.js';
import { ReportButton } from '../thread/report-button.js';
import { FollowButton, FollowNote } from './follow-button.js';
import { LoadedPerson } from './loaded-person.js';
import { personHandle, personHref } from './person-href.js';
import { PersonPage } from './person-page.js';
import { isBare, ProfileFacts } from './profile-facts.js';

import './people.css';

/** What the reader may do here: change their own page, follow or report another's if they have an account. */
const ProfileActions = ({ person }: { person: PersonProfile }) => {
  const { t } = useTranslation();
  const { isMe, id, displayName } = person;
  const isSignedIn = useMe() !== null;
  if (!isSignedIn) return null;
  if (isMe) {
    return (
      <LinkButton href="/settings" icon="edit">
        {t('people:profile.edit')}
      </LinkButton>
    );
  }
  return (
    <>
      <FollowButton person={person} />
      <ReportButton
        subjectKind="person"
        subjectId={id}
        name={displayName}
        label={t('people:profile.report')}
      />
    </>
  );
};

/** Says where somebody went. */
const Moved = ({ person: { displayName, movedTo } }: { person: PersonProfile }) => {
  const { t } = useTranslation();
  if (movedTo === null) return null;
  return (
    <Banner title={t('people:moved', { name: displayName })}>
      <p>
        <AppLink href={personHref(movedTo)}>@{personHandle(movedTo)}</AppLink>
      </p>
    </Banner>
  );
};

/** The way to what they gave, that nothing is written yet, and since when they are here. */
const BelowFacts = ({ person }: { person: PersonProfile }) => {
  const { t } = useTranslation();
  return (
    <>
      {person.hasContributions && (
        <p>
          <AppLink href={`${personHref(person)}/contributions`}>{t('contributions:see-all')}</AppLink>
        </p>
      )}
      {isBare(person) && (
        <p className="gh-soft">
          {person.isMe
            ? t('people:profile.nothing-mine')
            : t('people:profile.nothing', { name: person.displayName })}
        </p>
      )}
      {person.joinedAt !== null && (
        <p className="gh-soft gh-small">
          {t('people:profile.since')} <Time value={person.joinedAt} look="date" />
        </p>
      )}
    </>
  );
};

const Profile = ({ person }: { person: PersonProfile }) => {
  const isSignedIn = useMe() !== null;
  return (
    <PersonPage person={person} tab="profile" actions={<ProfileActions person={person} />}>
      <Moved person={person} />
      <div className="gh-row">
        <OrganisationLink organisation={person.organisation} />
        <span className="gh-soft">@{personHandle(person)}</span>
      </div>
      {isSignedIn && !person.isMe && <FollowNote person={person} />}
      <ProfileFacts person={person} />
      <BelowFacts person={person} />
    </PersonPage>
  );
};

/** A person's page. */
export const PersonScreen = () => <LoadedPerson>{(person) => <Profile person={person} />}</LoadedPerson>;
