import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { joinCommunity, leaveCommunity, withdrawJoinRequest, type CommunityDetail } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { useSignInHref } from '../../app/sign-in-href.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { MEMBERSHIP_ANSWERS } from './membership-answers.js';
import { RequestDialog } from './request-dialog.js';

interface CommunityProps {
  readonly community: CommunityDetail;
}

const useFailureToast = () => {
  const problemText = useProblemText();
  return { onFailed: (problem: unknown) => showToast(problemText(problem).title, { tone: 'danger' }) };
};

const JoinButton = ({ community }: CommunityProps) => {
  const { t } = useTranslation();
  const join = useCommand(joinCommunity, {
    refreshes: MEMBERSHIP_ANSWERS,
    ...useFailureToast(),
    onDone: () => showToast(t('communities:join.done', { title: community.title })),
  });
  return (
    <Button
      variant="primary"
      icon="plus"
      isPending={join.isPending}
      onPress={() => join.mutate({ params: { community: community.id } })}
    >
      {t('communities:join.join')}
    </Button>
  );
};

const RequestButton = ({ community }: CommunityProps) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onPress={() => setOpen(true)}>
        {t('communities:join.ask')}
      </Button>
      {isOpen && <RequestDialog community={community} onClose={() => setOpen(false)} />}
    </>
  );
};

/** Of a community elsewhere only its server knows whether anybody decides. */
const Asked = ({ community: { organisation, me } }: CommunityProps) => {
  const { t } = useTranslation();
  const isElsewhere = !organisation.isLocal;
  return (
    <>
      <Badge tone="info" icon="clock">
        {isElsewhere
          ? t('communities:join.asked-elsewhere', { host: organisation.host })
          : t('communities:join.asked')}
      </Badge>
      {isElsewhere && me.requestedAt !== null && (
        <span className="gh-soft gh-small">
          {t('communities:join.asked-at')} <Time value={me.requestedAt} />
        </span>
      )}
    </>
  );
};

const OpenRequest = ({ community, requestId }: CommunityProps & { requestId: string }) => {
  const { t } = useTranslation();
  const withdraw = useCommand(withdrawJoinRequest, { refreshes: MEMBERSHIP_ANSWERS, ...useFailureToast() });
  return (
    <>
      <Asked community={community} />
      <Button
        size="small"
        isPending={withdraw.isPending}
        onPress={() => withdraw.mutate({ params: { request: requestId } })}
      >
        {t('communities:join.withdraw')}
      </Button>
    </>
  );
};

const LeaveButton = ({ community }: CommunityProps) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const leave = useCommand(leaveCommunity, {
    refreshes: MEMBERSHIP_ANSWERS,
    ...useFailureToast(),
    onDone: () => showToast(t('communities:leave.done', { title: community.title })),
  });
  return (
    <>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {t('communities:leave.leave')}
      </Button>
      <AlertDialog
        title={t('communities:leave.title', { title: community.title })}
        confirmLabel={t('communities:leave.leave')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onConfirm={() => leave.mutateAsync({ params: { community: community.id } })}
      >
        <p>
          {community.joinPolicy === 'open' ? t('communities:leave.open') : t('communities:leave.not-open')}
        </p>
      </AlertDialog>
    </>
  );
};

/** How to come in, or to go again: whatever this reader can do. */
export const MembershipActions = ({ community }: CommunityProps) => {
  const { t } = useTranslation();
  const me = useMe();
  const signInHref = useSignInHref();
  const { permissions } = community;
  if (me === null) {
    return community.isArchived ? null : (
      <LinkButton href={signInHref} variant="primary">
        {t('communities:join.sign-in')}
      </LinkButton>
    );
  }
  if (community.me.invitationId !== null || community.me.ban !== null) return null;
  const { requestId } = community.me;
  if (requestId !== null) return <OpenRequest community={community} requestId={requestId} />;
  if (permissions.canJoin) return <JoinButton community={community} />;
  if (permissions.canRequestToJoin) return <RequestButton community={community} />;
  return permissions.canLeave ? <LeaveButton community={community} /> : null;
};
