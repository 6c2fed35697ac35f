import { useTranslation } from 'react-i18next';

import { listQuietMembers, type CommunityDetail } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { Byline } from '../../design/byline.js';
import { ListState } from '../lists/list-state.js';
import { bylineOf } from '../people/byline-of.js';
import { MoreOf } from '../sections/more-of.js';

/** Who has been quiet, without saying since when. */
export const QuietMembers = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const list = usePages(listQuietMembers, { params: { community: community.id } });
  return (
    <section className="gh-stack" aria-labelledby="quiet-members">
      <h3 id="quiet-members">{t('facilitation:panel.quiet-members')}</h3>
      <p className="gh-soft">{t('facilitation:quiet.text')}</p>
      <ListState list={list} isEmpty={list.items.length === 0} empty={<p>{t('facilitation:quiet.none')}</p>}>
        <ul className="facilitation__list">
          {list.items.map(({ person }) => (
            <li key={person.id} className="facilitation__row">
              <Byline {...bylineOf(person)} />
            </li>
          ))}
        </ul>
        <MoreOf pages={list} />
      </ListState>
    </section>
  );
};
