import { useTranslation } from 'react-i18next';

import {
  decideJoinRequest,
  listJoinRequests,
  type CommunityDetail,
  type JoinRequestView,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Byline } from '../../design/byline.js';
import { EmptyState } from '../../design/empty-state.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { ListState } from '../lists/list-state.js';
import { bylineOf } from '../people/byline-of.js';
import { MoreOf } from '../sections/more-of.js';
import { MEMBERSHIP_ANSWERS } from './membership-answers.js';

import './members.css';

/** Lets the person in or not, and says which it was. */
const useDecision = ({ id, person }: JoinRequestView) => {
  const { t } = useTranslation();
  const name = person.displayName;
  const decide = useCommand(decideJoinRequest, {
    refreshes: [...MEMBERSHIP_ANSWERS, listJoinRequests],
    onDone: ({ decision }) =>
      showToast(
        decision === 'accepted'
          ? t('communities:requests.accepted', { name })
          : t('communities:requests.declined', { name }),
      ),
  });
  const answer = (decision: 'accepted' | 'declined') => () =>
    decide.mutate({ params: { request: id }, body: { decision } });
  return { decide, answer };
};

const Request = ({ request }: { request: JoinRequestView }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const name = request.person.displayName;
  const { decide, answer } = useDecision(request);
  return (
    <li className="gh-member">
      <Byline {...bylineOf(request.person)} when={<Time value={request.createdAt} />} />
      <p className="gh-member__words">{request.reason || t('communities:requests.no-reason')}</p>
      {decide.error && <p role="alert">{problemText(decide.error).title}</p>}
      <div className="gh-row gh-member__tools">
        <Button
          variant="primary"
          size="small"
          isPending={decide.isPending}
          onPress={answer('accepted')}
          aria-label={t('communities:requests.accept-name', { name })}
        >
          {t('communities:requests.accept')}
        </Button>
        <Button
          size="small"
          isDisabled={decide.isPending}
          onPress={answer('declined')}
          aria-label={t('communities:requests.decline-name', { name })}
        >
          {t('communities:requests.decline')}
        </Button>
      </div>
    </li>
  );
};

/** Requests to join that wait for an answer, the oldest first. */
export const RequestList = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const list = usePages(listJoinRequests, { params: { community: community.id }, query: { status: 'open' } });
  return (
    <ListState
      list={list}
      isEmpty={list.items.length === 0}
      empty={<EmptyState icon="check-circle" title={t('communities:requests.none')} headingLevel={3} />}
    >
      <ul className="gh-members">
        {list.items.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
      <MoreOf pages={list} />
    </ListState>
  );
};
