import type { ReactNode } from 'react';

import type { PersonProfile } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { Avatar } from '../../design/avatar.js';
import { Page } from '../../shell/page.js';
import { PersonTabs, type PersonTab } from './person-tabs.js';

interface PersonPageProps {
  readonly person: PersonProfile;
  readonly tab: PersonTab;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The face stands alone here, so it says what it shows. */
const Portrait = ({ person }: { person: PersonProfile }) => {
  const src = fileUrl(person.avatarFileId, '256');
  if (src === null || person.avatarAlt === '')
    return <Avatar name={person.displayName} src={src} size="huge" />;
  return (
    <img className="gh-avatar" data-size="huge" src={src} alt={person.avatarAlt} width={96} height={96} />
  );
};

/** One tab of a person's page. Who they are stands at its head on each of them. */
export const PersonPage = ({ person, tab, actions, children }: PersonPageProps) => {
  const work = [person.roleTitle, person.team].filter((part) => part !== '').join(', ');
  return (
    <Page
      title={person.displayName}
      over={<Portrait person={person} />}
      lead={work === '' ? undefined : work}
      width="narrow"
      head={{ unlisted: true }}
      actions={actions}
    >
      <PersonTabs person={person} current={tab} />
      {children}
    </Page>
  );
};
