import { useTranslation } from 'react-i18next';

import { listCommunityEvents, type CommunityDetail } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { CalendarAddress } from './calendar-address.js';
import { EventList } from './event-list.js';
import { eventsCall, eventTimes } from './events-call.js';

const PlanLink = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  if (!community.permissions.canPlanEvent) return null;
  return (
    <LinkButton href={communityHref(community, 'events/new')} variant="primary" icon="plus">
      {t('events:plan')}
    </LinkButton>
  );
};

/** What is to come, or what was. */
const When = ({ current }: { current: 'upcoming' | 'past' }) => {
  const { t } = useTranslation();
  const { hrefWith } = useAddressQuery();
  // i18n-keys: events:times.*
  return (
    <nav aria-label={t('events:times.label')}>
      <ul className="gh-filter-links">
        {eventTimes.map((when) => (
          <li key={when}>
            <AppLink
              className="gh-filter-link"
              href={hrefWith({ when: when === 'past' ? when : undefined })}
              aria-current={when === current ? 'true' : undefined}
            >
              {t(`events:times.${when}`)}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};

// i18n-keys: events:none.*
const Events = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const isSignedIn = useMe() !== null;
  const call = eventsCall(community.id, useAddressQuery().query);
  const when = call.query.when ?? 'upcoming';
  const list = usePages(listCommunityEvents, call);
  return (
    <section className="gh-stack" aria-labelledby="events">
      <h2 id="events" className="gh-hidden">
        {t('events:title')}
      </h2>
      <When current={when} />
      <EventList
        list={list}
        empty={
          <EmptyState
            icon="calendar"
            title={t(`events:none.${when}`)}
            headingLevel={3}
            actions={<PlanLink community={community} />}
          >
            <p>{t('events:none.text')}</p>
          </EmptyState>
        }
      />
      {isSignedIn && (
        <p>
          <AppLink href="/events">{t('events:mine-all')}</AppLink>
        </p>
      )}
      <CalendarAddress communityId={community.id} />
    </section>
  );
};

/** When the members of a community meet. */
export const EventsScreen = () => (
  <CommunityPage tab="events" actions={(community) => <PlanLink community={community} />}>
    {(community) => <Events community={community} />}
  </CommunityPage>
);
