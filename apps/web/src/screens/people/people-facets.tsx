import { useTranslation } from 'react-i18next';

import { readPeopleFacets, type PeopleFacets as Facets } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { Icon } from '../../design/icon.js';
import { useSkillName } from '../skills/skill-name.js';
import { useLanguageNames } from './language-names.js';
import { IN_ADDRESS, type PeopleWish } from './people-wish.js';

import '../search/search.css';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly lang?: 'en' | 'cy';
  readonly people: number;
}

interface FacetProps {
  readonly name: Exclude<keyof PeopleWish, 'q'>;
  readonly chosen: string | undefined;
  readonly choices: readonly Choice[];
}

/** One way to narrow the list down; a choice that has been made is taken back by its own link. */
const Facet = ({ name, chosen, choices }: FacetProps) => {
  const { t } = useTranslation();
  const { hrefWith } = useAddressQuery();
  // i18n-keys: people:facet.*
  const title = t(`people:facet.${name}`);
  if (choices.length === 0) return null;
  return (
    <nav className="search-facet" aria-label={title}>
      <h2 className="search-facet__title">{title}</h2>
      <ul className="search-facet__list">
        {choices.map(({ value, label, lang, people }) => {
          const isCurrent = value === chosen;
          return (
            <li key={value}>
              <AppLink
                href={hrefWith({ [IN_ADDRESS[name]]: isCurrent ? undefined : value })}
                className="search-facet__link"
                aria-current={isCurrent ? 'true' : undefined}
              >
                {isCurrent && <Icon name="check" size="small" />}
                <span lang={lang}>{label}</span> <span className="gh-soft">({people})</span>
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

/** What can be chosen, in the reader's words. */
const useChoices = () => {
  const nameOfSkill = useSkillName();
  const { nameOf } = useLanguageNames();
  return ({ skills, languages, places, teams, organisations }: Facets) => ({
    organisation: organisations.map(({ organisation, people }): Choice => ({
      value: organisation.host,
      label: organisation.name,
      people,
    })),
    skillId: skills.map(({ skill, people }): Choice => {
      const { text: label, lang } = nameOfSkill(skill);
      return { value: skill.id, label, lang, people };
    }),
    language: languages.map(({ language, people }): Choice => ({
      value: language,
      label: nameOf(language),
      people,
    })),
    place: places.map(({ place, people }): Choice => ({ value: place, label: place, people })),
    team: teams.map(({ team, people }): Choice => ({ value: team, label: team, people })),
  });
};

const NAMES = ['organisation', 'skillId', 'language', 'place', 'team'] as const;

/** Where everybody is of one organisation, there is nothing to choose. */
const isOneOrganisation = (wish: PeopleWish, { organisations }: Facets): boolean =>
  organisations.length < 2 && wish.organisation === undefined;

/** Ways to narrow the list of people down, each a link with how many people it leaves. */
export const PeopleFacets = ({ wish }: { wish: PeopleWish }) => {
  const { t, i18n } = useTranslation();
  const choicesOf = useChoices();
  const { data } = useOperation(readPeopleFacets, { query: wish }, { keepPrevious: true });
  if (data === undefined) return null;
  const choices = choicesOf(data);
  const names = isOneOrganisation(wish, data) ? NAMES.filter((name) => name !== 'organisation') : NAMES;
  return (
    <div className="search-facets">
      {!data.isComplete && (
        <p className="gh-soft gh-small">
          {t('people:facet.part', { number: new Intl.NumberFormat(i18n.language).format(data.people) })}
        </p>
      )}
      {names.map((name) => (
        <Facet key={name} name={name} chosen={wish[name]} choices={choices[name]} />
      ))}
    </div>
  );
};
