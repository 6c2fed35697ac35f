import { useTranslation } from 'react-i18next';

import { liftBan, listBans, type BanView, type CommunityDetail } from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { ListState } from '../lists/list-state.js';
import { MoreOf } from '../sections/more-of.js';

import './members.css';

/** Who kept the person out, since when, and until when if it ends. */
const BanTimes = ({ ban }: { ban: BanView }) => {
  const { t } = useTranslation();
  return (
    <p className="gh-soft gh-small">
      {t('communities:bans.by', { name: ban.bannedBy.displayName })} <Time value={ban.createdAt} />
      {ban.endsAt !== null && (
        <>
          {' · '}
          {t('communities:bans.until')} <Time value={ban.endsAt} look="date" />
        </>
      )}
    </p>
  );
};

const Ban = ({ community, ban }: { community: CommunityDetail; ban: BanView }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const name = ban.person.displayName;
  const lift = useCommand(liftBan, {
    refreshes: [listBans],
    onDone: () => showToast(t('communities:bans.lifted', { name })),
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  // i18n-keys: communities:bans.status.*
  return (
    <li className="gh-member">
      <div className="gh-row" data-align="between">
        <p className="gh-row">
          <strong>{name}</strong>
          <Badge tone={ban.status === 'in-force' ? 'danger' : 'plain'}>
            {t(`communities:bans.status.${ban.status}`)}
          </Badge>
        </p>
        {ban.status === 'in-force' && (
          <Button
            size="small"
            isPending={lift.isPending}
            onPress={() => lift.mutate({ params: { community: community.id, ban: ban.id } })}
            aria-label={t('communities:bans.lift-name', { name })}
          >
            {t('communities:bans.lift')}
          </Button>
        )}
      </div>
      <p className="gh-member__words">{ban.reason}</p>
      <BanTimes ban={ban} />
    </li>
  );
};

/** Who is or was kept out of a community, the newest first. */
export const BanList = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const list = usePages(listBans, { params: { community: community.id } });
  return (
    <ListState
      list={list}
      isEmpty={list.items.length === 0}
      empty={<EmptyState icon="check-circle" title={t('communities:bans.none')} headingLevel={3} />}
    >
      <ul className="gh-members">
        {list.items.map((ban) => (
          <Ban key={ban.id} community={community} ban={ban} />
        ))}
      </ul>
      <MoreOf pages={list} />
    </ListState>
  );
};
