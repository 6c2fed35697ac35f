import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import {
  acceptCommunityInvitation,
  declineCommunityInvitation,
  listReceivedInvitations,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { MEMBERSHIP_ANSWERS } from './membership-answers.js';

interface InvitationBannerProps {
  readonly invitationId: string;
  /** Who invites to what. */
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
  /** From the link of an e-mail, where the invitation went to another address. */
  readonly secret?: string;
  readonly onAccepted?: () => void;
  readonly onDeclined?: () => void;
}

type AnswerProps = Pick<InvitationBannerProps, 'invitationId' | 'secret' | 'onAccepted' | 'onDeclined'>;

const REFRESHES = [...MEMBERSHIP_ANSWERS, listReceivedInvitations];

/** The two answers to an invitation, each said to have been given. */
const useAnswers = ({ invitationId, secret, onAccepted, onDeclined }: AnswerProps) => {
  const { t } = useTranslation();
  const accept = useCommand(acceptCommunityInvitation, {
    refreshes: REFRESHES,
    onDone: (community) => {
      showToast(t('communities:join.done', { title: community.title }));
      onAccepted?.();
    },
  });
  const decline = useCommand(declineCommunityInvitation, {
    refreshes: REFRESHES,
    onDone: () => {
      showToast(t('communities:invitation.declined'));
      onDeclined?.();
    },
  });
  const input = { params: { invitation: invitationId }, body: secret === undefined ? {} : { secret } };
  return { accept, decline, input, error: accept.error ?? decline.error };
};

/** An invitation, with its two answers. */
export const InvitationBanner = ({ title, text, children, ...invitation }: InvitationBannerProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { accept, decline, input, error } = useAnswers(invitation);
  return (
    <Banner
      title={title}
      actions={
        <>
          <Button variant="primary" isPending={accept.isPending} onPress={() => accept.mutate(input)}>
            {t('communities:invitation.accept')}
          </Button>
          <Button isPending={decline.isPending} onPress={() => decline.mutate(input)}>
            {t('communities:invitation.decline')}
          </Button>
        </>
      }
    >
      {text !== undefined && <p>{text}</p>}
      {children}
      {error && <p role="alert">{problemText(error).title}</p>}
    </Banner>
  );
};
