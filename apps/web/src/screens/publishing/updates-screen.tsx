import { useTranslation } from 'react-i18next';

import { listPublications, type PersonProfile } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { EmptyState } from '../../design/empty-state.js';
import { LoadedPerson } from '../people/loaded-person.js';
import { personHandle } from '../people/person-href.js';
import { PersonPage } from '../people/person-page.js';
import { PublicationList } from './publication-list.js';
import { StatusBox } from './status-box.js';

const Updates = ({ person }: { person: PersonProfile }) => {
  const { t } = useTranslation();
  const { isMe, displayName: name } = person;
  const list = usePages(listPublications, {
    params: { handle: personHandle(person) },
    query: { kind: 'status' },
  });
  return (
    <section className="gh-stack" aria-labelledby="updates">
      <h2 id="updates">{t('publishing:updates.title')}</h2>
      {isMe && <StatusBox />}
      <PublicationList
        list={list}
        empty={
          <EmptyState icon="speech" title={t('publishing:updates.none-title')} headingLevel={3}>
            <p>{isMe ? t('publishing:updates.none-mine') : t('publishing:updates.none', { name })}</p>
          </EmptyState>
        }
      />
    </section>
  );
};

/** The short updates of a person. */
export const UpdatesScreen = () => (
  <LoadedPerson>
    {(person) => (
      <PersonPage person={person} tab="updates">
        <Updates person={person} />
      </PersonPage>
    )}
  </LoadedPerson>
);
