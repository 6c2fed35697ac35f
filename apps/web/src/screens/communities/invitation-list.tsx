import { useTranslation } from 'react-i18next';

import {
  listCommunityInvitations,
  revokeCommunityInvitation,
  type CommunityDetail,
  type InvitationView,
} from '#libs/contracts';

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

interface InvitationProps {
  readonly community: CommunityDetail;
  readonly invitation: InvitationView;
}

const Invitation = ({ community, invitation }: InvitationProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const who = invitation.person?.displayName ?? invitation.email ?? '';
  const revoke = useCommand(revokeCommunityInvitation, {
    refreshes: [listCommunityInvitations],
    onDone: () => showToast(t('communities:invitations.revoked', { name: who })),
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <li className="gh-member">
      <div className="gh-row" data-align="between">
        <div>
          <p className="gh-row">
            <strong>{who}</strong>
            <Badge>{t(`communities:role.${invitation.role}.name`)}</Badge>
          </p>
          <p className="gh-soft gh-small">
            {t('communities:invitations.by', { name: invitation.invitedBy.displayName })}{' '}
            <Time value={invitation.createdAt} />
            {' · '}
            {t('communities:invitations.until')} <Time value={invitation.expiresAt} look="date" />
          </p>
        </div>
        <Button
          size="small"
          isPending={revoke.isPending}
          onPress={() => revoke.mutate({ params: { community: community.id, invitation: invitation.id } })}
          aria-label={t('communities:invitations.revoke-name', { name: who })}
        >
          {t('communities:invitations.revoke')}
        </Button>
      </div>
    </li>
  );
};

/** Invitations that wait for an answer. */
export const InvitationList = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const list = usePages(listCommunityInvitations, {
    params: { community: community.id },
    query: { status: 'open' },
  });
  return (
    <ListState
      list={list}
      isEmpty={list.items.length === 0}
      empty={<EmptyState icon="mail" title={t('communities:invitations.none')} headingLevel={3} />}
    >
      <ul className="gh-members">
        {list.items.map((invitation) => (
          <Invitation key={invitation.id} community={community} invitation={invitation} />
        ))}
      </ul>
      <MoreOf pages={list} />
    </ListState>
  );
};
