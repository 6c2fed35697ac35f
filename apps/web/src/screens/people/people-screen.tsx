import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listPeople, type PersonListItem } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useMe, useSession } from '../../app/session.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { Byline } from '../../design/byline.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { SearchField } from '../../design/search-field.js';
import { Page } from '../../shell/page.js';
import { PeopleOfPartners, usePeopleOfPartners } from '../cards/people-of-partners.js';
import { ListState } from '../lists/list-state.js';
import { MoreOf } from '../sections/more-of.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';
import { bylineOf } from './byline-of.js';
import { PeopleFacets } from './people-facets.js';
import { wishOf, type PeopleWish } from './people-wish.js';
import { SavedSearches } from './saved-searches.js';

import './people.css';

const AskMeAbout = ({ words }: { words: string }) => {
  const { t } = useTranslation();
  if (words === '') return null;
  return (
    <p className="gh-person-row__ask">
      <strong>{t('people:field.askMeAbout')}:</strong> {words}
    </p>
  );
};

const Person = ({ person }: { person: PersonListItem }) => (
  <li className="gh-person-row">
    <Byline
      {...bylineOf(person)}
      roleTitle={[person.roleTitle, person.team].filter((part) => part !== '').join(', ')}
    />
    <AskMeAbout words={person.askMeAbout} />
  </li>
);

const NobodyFound = () => {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="people"
      title={t('people:list.none-title')}
      actions={<LinkButton href="/people">{t('people:list.show-all')}</LinkButton>}
    >
      <p>{t('people:list.none-text')}</p>
    </EmptyState>
  );
};

/** Whoever is found at partners stands right below. */
const NobodyOfOurs = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return <p>{t('people:list.none-of-ours', { organisation: instance.name })}</p>;
};

const Results = ({ wish }: { wish: PeopleWish }) => {
  const { isAnyone } = usePeopleOfPartners(wish);
  const list = usePages(listPeople, { query: wish });
  return (
    <ListState
      list={list}
      isEmpty={list.items.length === 0}
      empty={isAnyone ? <NobodyOfOurs /> : <NobodyFound />}
    >
      <ul className="gh-people">
        {list.items.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      <MoreOf pages={list} isCounted />
    </ListState>
  );
};

const People = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const { query, change } = useAddressQuery();
  const wish = wishOf(query);
  const [words, setWords] = useState(wish.q ?? '');
  return (
    <Page
      title={t('common:shell.people')}
      lead={t(instance.federation ? 'people:list.lead-partners' : 'people:list.lead', {
        organisation: instance.name,
      })}
      aside={<PeopleFacets wish={wish} />}
    >
      <SearchField
        label={t('people:list.search')}
        showLabel
        value={words}
        placeholder={t('people:list.search-hint')}
        onChange={(value) => {
          setWords(value);
          if (value === '') change({ q: undefined });
        }}
        onSubmit={(value) => change({ q: value.trim() })}
      />
      <SavedSearches wish={wish} />
      <Results wish={wish} />
      <PeopleOfPartners wish={wish} />
    </Page>
  );
};

/** Everybody with an account here, and people of partner organisations. */
export const PeopleScreen = () => {
  const { t } = useTranslation();
  return useMe() === null ? <SignInNeeded title={t('common:shell.people')} /> : <People />;
};
