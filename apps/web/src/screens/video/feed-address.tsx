import { useTranslation } from 'react-i18next';

import { endFeedAddress, makeFeedAddress, readFeedAddress, type CommunityDetail } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { CopyLink } from '../../design/copy-link.js';
import { Disclosure } from '../../design/disclosure.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';

const useFeedAddress = (communityId: string) => {
  const { t } = useTranslation();
  const params = { communityId };
  const { data } = useOperation(readFeedAddress, { params });
  const make = useCommand(makeFeedAddress, { refreshes: [readFeedAddress] });
  const end = useCommand(endFeedAddress, {
    refreshes: [readFeedAddress],
    onDone: () => {
      make.reset();
      showToast(t('video:feed.ended'));
    },
  });
  return {
    since: data?.createdAt ?? null,
    made: make.data?.address,
    error: make.error ?? end.error,
    isPending: make.isPending || end.isPending,
    make: () => make.mutate({ params }),
    end: () => end.mutate({ params }),
  };
};

/** The address that was just made, or since when there is one. */
const Present = ({ made, since }: { made: string | undefined; since: string | null }) => {
  const { t } = useTranslation();
  if (made !== undefined)
    return (
      <>
        <CopyLink label={t('video:feed.address')} link={made} />
        <p role="status">{t('video:feed.once')}</p>
      </>
    );
  if (since === null) return null;
  return (
    <p>
      {t('video:feed.since')} <Time value={since} look="date" />. {t('video:feed.again-detail')}
    </p>
  );
};

/** Makes, and ends, the address under which somebody's podcast app reads this community's feed. */
const Address = ({ communityId }: { communityId: string }) => {
  const { t } = useTranslation();
  const { since, made, error, isPending, make, end } = useFeedAddress(communityId);
  return (
    <div className="gh-stack">
      <p>{t('video:feed.lead')}</p>
      <FormProblem problem={error} />
      <Present made={made} since={since} />
      <div className="gh-row">
        <Button isPending={isPending} onPress={make}>
          {t(since === null ? 'video:feed.make' : 'video:feed.again')}
        </Button>
        {since !== null && (
          <Button variant="quiet" isPending={isPending} onPress={end}>
            {t('video:feed.end')}
          </Button>
        )}
      </div>
    </div>
  );
};

/** A podcast feed of a community's videos and sound recordings, for those who want it. */
export const FeedAddress = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  if (useMe() === null) return null;
  return (
    <Disclosure title={t('video:feed.title')}>
      <Address communityId={community.id} />
    </Disclosure>
  );
};
