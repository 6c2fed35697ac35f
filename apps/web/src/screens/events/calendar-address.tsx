import { useTranslation } from 'react-i18next';

import { endCalendarAddress, makeCalendarAddress, readCalendarAddress } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { Disclosure } from '../../design/disclosure.js';
import { showToast } from '../../design/toast.js';
import { SecretAddress, type Address } from '../feeds/secret-address.js';

const useCalendarAddress = (communityId: string | undefined): Address => {
  const { t } = useTranslation();
  const query = communityId === undefined ? {} : { communityId };
  const { data } = useOperation(readCalendarAddress, { query });
  const make = useCommand(makeCalendarAddress, { refreshes: [readCalendarAddress] });
  const end = useCommand(endCalendarAddress, {
    refreshes: [readCalendarAddress],
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
    make: () => make.mutate({ query }),
    end: () => end.mutate({ query }),
  };
};

interface CalendarAddressProps {
  /** Left out: what the reader comes to, in all communities. */
  readonly communityId?: string;
}

const OwnAddress = ({ communityId }: CalendarAddressProps) => {
  const { t } = useTranslation();
  return (
    <SecretAddress
      lead={t(communityId === undefined ? 'events:calendar.lead-mine' : 'events:calendar.lead')}
      label={t('events:calendar.address')}
      address={useCalendarAddress(communityId)}
    />
  );
};

/** An address that calendar programs look at again and again, for those who want it. */
export const CalendarAddress = (props: CalendarAddressProps) => {
  const { t } = useTranslation();
  if (useMe() === null) return null;
  return (
    <Disclosure title={t('events:calendar.title')}>
      <OwnAddress {...props} />
    </Disclosure>
  );
};
