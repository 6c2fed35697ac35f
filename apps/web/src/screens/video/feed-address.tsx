import { useTranslation } from 'react-i18next';

import { endFeedAddress, makeFeedAddress, readFeedAddress, type CommunityDetail } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { Disclosure } from '../../design/disclosure.js';
import { showToast } from '../../design/toast.js';
import { SecretAddress, type Address } from '../feeds/secret-address.js';

const useFeedAddress = (communityId: string): Address => {
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

const PodcastAddress = ({ communityId }: { communityId: string }) => {
  const { t } = useTranslation();
  return (
    <SecretAddress
      lead={t('video:feed.lead')}
      label={t('video:feed.address')}
      address={useFeedAddress(communityId)}
    />
  );
};

/** A podcast feed of a community's videos and sound recordings, for those who want it. */
export const FeedAddress = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  if (useMe() === null) return null;
  return (
    <Disclosure title={t('video:feed.title')}>
      <PodcastAddress communityId={community.id} />
    </Disclosure>
  );
};
