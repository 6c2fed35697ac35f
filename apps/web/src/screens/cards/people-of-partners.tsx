import { useTranslation } from 'react-i18next';

import { listPeopleOfPartners, type PersonOfPartner } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { Byline } from '../../design/byline.js';
import type { PeopleWish } from '../people/people-wish.js';
import { MoreOf } from '../sections/more-of.js';
import { CardFacts } from './card-facts.js';

const Person = ({ person }: { person: PersonOfPartner }) => {
  const { t } = useTranslation();
  const { displayName, name, host, organisation, roleTitle } = person;
  const at = organisation === '' ? host : organisation;
  return (
    <li className="gh-person-row">
      <Byline
        name={displayName}
        href={`/@${name}@${host}`}
        organisation={{ name: at, shortName: at }}
        roleTitle={roleTitle}
      />
      <p className="gh-soft gh-small">
        {t('people:card.at', { organisation: at })} · @{name}@{host}
      </p>
      <CardFacts {...person} />
    </li>
  );
};

/** Those who are found; nobody where the wish is for a place or a team, which partners are not told. */
export const usePeopleOfPartners = ({ place, team, ...wish }: PeopleWish) => {
  const { federation } = useSession().instance;
  const isTold = federation && place === undefined && team === undefined;
  const list = usePages(listPeopleOfPartners, { query: wish }, { enabled: isTold });
  return { list, isAnyone: isTold && list.items.length > 0 };
};

/** People of partners who agreed to be found here, apart from those of this organisation. */
export const PeopleOfPartners = ({ wish }: { wish: PeopleWish }) => {
  const { t } = useTranslation();
  const { list, isAnyone } = usePeopleOfPartners(wish);
  if (!isAnyone) return null;
  return (
    <section className="gh-stack" aria-labelledby="people-of-partners">
      <h2 id="people-of-partners">{t('people:card.found')}</h2>
      <p>{t('people:card.found-text')}</p>
      <ul className="gh-people">
        {list.items.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      <MoreOf pages={list} isCounted />
    </section>
  );
};
