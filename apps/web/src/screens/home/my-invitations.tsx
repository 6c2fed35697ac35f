import { useTranslation } from 'react-i18next';

import { listReceivedInvitations } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { InvitationBanner } from '../communities/invitation-banner.js';
import { QuestionAsked } from '../communities/question-asked.js';

/** Invitations that wait for an answer. */
export const MyInvitations = () => {
  const { t } = useTranslation();
  const invitations = useOperation(listReceivedInvitations);
  return (invitations.data?.items ?? []).map(({ id, community, invitedBy, question }) => (
    <InvitationBanner
      key={id}
      invitationId={id}
      title={t('communities:invitation.by-to', { name: invitedBy.displayName, community: community.title })}
      text={community.purpose}
    >
      {question && <QuestionAsked question={question} community={community} />}
    </InvitationBanner>
  ));
};
