import { useTranslation } from 'react-i18next';

import { listMyEvents } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { EmptyState } from '../../design/empty-state.js';
import { Page } from '../../shell/page.js';
import { OwnPages } from '../sections/own-pages.js';
import { CalendarAddress } from './calendar-address.js';
import { EventList } from './event-list.js';

const MyEvents = () => {
  const { t } = useTranslation();
  const list = usePages(listMyEvents);
  return (
    <section className="gh-stack" aria-labelledby="events">
      <h2 id="events">{t('events:times.upcoming')}</h2>
      <EventList
        list={list}
        showsCommunity
        empty={
          <EmptyState icon="calendar" title={t('events:none.upcoming')} headingLevel={3}>
            <p>{t('events:none.mine-text')}</p>
          </EmptyState>
        }
      />
      <CalendarAddress />
    </section>
  );
};

/** What is to come in all communities of the reader. */
export const MyEventsScreen = () => {
  const { t } = useTranslation();
  const title = t('events:mine');
  return (
    <OwnPages title={title}>
      {() => (
        <Page title={title} lead={t('events:mine-lead')}>
          <MyEvents />
        </Page>
      )}
    </OwnPages>
  );
};
