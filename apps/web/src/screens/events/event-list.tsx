import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { EventView } from '#libs/contracts';

import type { usePages } from '../../api/use-operation.js';
import { Badge } from '../../design/badge.js';
import { Card, CardLink } from '../../design/card.js';
import { Icon } from '../../design/icon.js';
import { ListState } from '../lists/list-state.js';
import { MoreOf } from '../sections/more-of.js';
import { threadHref } from '../thread/thread-start.js';
import { EventTime } from './event-time.js';

import './events.css';

interface CardProps {
  readonly event: EventView;
  readonly showsCommunity: boolean;
}

// i18n-keys: events:mine.*
const Marks = ({ event: { state, mine, recording } }: Pick<CardProps, 'event'>) => {
  const { t } = useTranslation();
  if (state === 'planned' && mine === null && recording === null) return null;
  return (
    <p className="gh-row">
      {state === 'cancelled' && (
        <Badge tone="warn" icon="ban">
          {t('events:cancelled')}
        </Badge>
      )}
      {mine !== null && <Badge tone={mine === 'yes' ? 'success' : 'plain'}>{t(`events:mine.${mine}`)}</Badge>}
      {recording !== null && <Badge icon="film">{t('events:recorded')}</Badge>}
    </p>
  );
};

/** An event in a list: when, what, where, and who comes in numbers. */
const EventCard = ({ event, showsCommunity }: CardProps) => {
  const { t } = useTranslation();
  const { title, language, place, answers, community } = event;
  return (
    <Card as="li">
      <p className="event-card__time">
        <EventTime event={event} />
      </p>
      <h3 lang={language}>
        <CardLink href={threadHref({ id: event.threadId, slug: event.slug }, community)}>{title}</CardLink>
      </h3>
      {place !== '' && (
        <p className="event-card__place">
          <Icon name="pin" size="small" />
          <span className="gh-hidden">{t('events:place')}: </span>
          <span>{place}</span>
        </p>
      )}
      <Marks event={event} />
      <p className="gh-row gh-soft gh-small">
        {showsCommunity && <span>{community.title}</span>}
        {answers.yes > 0 && <span>{t('events:comes', { count: answers.yes })}</span>}
        {answers.maybe > 0 && <span>{t('events:may-come', { count: answers.maybe })}</span>}
      </p>
    </Card>
  );
};

interface EventListProps {
  readonly list: Pick<
    ReturnType<typeof usePages>,
    'isPending' | 'data' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  > & { readonly items: readonly EventView[] };
  readonly empty: ReactNode;
  readonly showsCommunity?: boolean;
}

/** Events in their order, page by page. */
export const EventList = ({ list, empty, showsCommunity = false }: EventListProps) => (
  <>
    <ListState list={list} shape="cards" isEmpty={list.items.length === 0} empty={empty}>
      <ul className="event-cards">
        {list.items.map((event) => (
          <EventCard key={event.id} event={event} showsCommunity={showsCommunity} />
        ))}
      </ul>
    </ListState>
    <MoreOf pages={list} />
  </>
);
