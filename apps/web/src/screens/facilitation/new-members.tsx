import { useTranslation } from 'react-i18next';

import {
  listNewMembers,
  readPanel,
  welcomeMember,
  type CommunityDetail,
  type NewMember,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Byline } from '../../design/byline.js';
import { Time } from '../../design/time.js';
import { ListState } from '../lists/list-state.js';
import { bylineOf } from '../people/byline-of.js';
import { MoreOf } from '../sections/more-of.js';

interface NewMembersProps {
  readonly community: CommunityDetail;
  readonly canWelcome: boolean;
}

const Newcomer = ({ community, canWelcome, member }: NewMembersProps & { readonly member: NewMember }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { person, joinedAt } = member;
  const welcome = useCommand(welcomeMember, { refreshes: [listNewMembers, readPanel] });
  return (
    <li className="facilitation__row">
      <Byline
        {...bylineOf(person)}
        when={
          <>
            {t('facilitation:new.joined')} <Time value={joinedAt} />
          </>
        }
      />
      {welcome.error && <p role="alert">{problemText(welcome.error).title}</p>}
      {canWelcome && (
        <Button
          size="small"
          icon="check"
          isPending={welcome.isPending}
          aria-label={t('facilitation:new.welcomed-name', { name: person.displayName })}
          onPress={() => welcome.mutate({ params: { community: community.id, personId: person.id } })}
        >
          {t('facilitation:new.welcomed')}
        </Button>
      )}
    </li>
  );
};

/** Who has come lately and waits for a welcome. */
export const NewMembers = (props: NewMembersProps) => {
  const { t } = useTranslation();
  const list = usePages(listNewMembers, { params: { community: props.community.id } });
  return (
    <section className="gh-stack" aria-labelledby="new-members">
      <h3 id="new-members">{t('facilitation:panel.new-members')}</h3>
      <p className="gh-soft">{t('facilitation:new.text')}</p>
      <ListState list={list} isEmpty={list.items.length === 0} empty={<p>{t('facilitation:new.none')}</p>}>
        <ul className="facilitation__list">
          {list.items.map((member) => (
            <Newcomer key={member.person.id} {...props} member={member} />
          ))}
        </ul>
        <MoreOf pages={list} />
      </ListState>
    </section>
  );
};
