import type { ReactNode } from 'react';

import type { PersonProfile } from '#libs/contracts';

import { Page } from '../../shell/page.js';
import { PersonTabs, type PersonTab } from '../people/person-tabs.js';

interface PersonPublicationsProps {
  readonly person: PersonProfile;
  readonly tab: PersonTab;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One tab of a person's page. */
export const PersonPublications = ({ person, tab, actions, children }: PersonPublicationsProps) => (
  <Page title={person.displayName} width="narrow" head={{ unlisted: true }} actions={actions}>
    <PersonTabs person={person} current={tab} />
    {children}
  </Page>
);
