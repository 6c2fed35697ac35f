import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readEvent, type EventView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { ErrorState } from '../../design/error-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Skeleton } from '../../design/skeleton.js';
import { communityHref } from '../communities/community-href.js';
import { threadHref } from '../thread/thread-start.js';
import { EventAnswers } from './event-answers.js';
import { EventGuests } from './event-guests.js';
import { EventTime } from './event-time.js';
import { StateButton } from './state-button.js';

import './events.css';

interface PartProps {
  readonly event: EventView;
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ event }: PartProps) => {
  const { t } = useTranslation();
  const { place, link, recording, community } = event;
  return (
    <dl className="thread-event__facts">
      <Fact name={t('events:time')}>
        <EventTime event={event} />
      </Fact>
      {place !== '' && <Fact name={t('events:place')}>{place}</Fact>}
      {link !== '' && (
        <Fact name={t('events:link')}>
          <a href={link} rel="noreferrer nofollow ugc">
            {link}
          </a>
        </Fact>
      )}
      {recording !== null && (
        <Fact name={t('events:recording')}>
          <AppLink href={threadHref({ id: recording.threadId, slug: recording.slug }, community)}>
            {recording.title}
          </AppLink>
        </Fact>
      )}
    </dl>
  );
};

const Acts = ({ event }: PartProps) => {
  const { t } = useTranslation();
  const { id, community, permissions } = event;
  return (
    <div className="gh-row">
      <LinkButton href={`/events/${id}/event.ics`} icon="calendar" download>
        {t('events:calendar.add')}
      </LinkButton>
      {permissions.canEdit && (
        <>
          <LinkButton href={`${communityHref(community, 'events')}/${id}/edit`} icon="edit">
            {t('events:edit')}
          </LinkButton>
          <StateButton event={event} />
        </>
      )}
    </div>
  );
};

const LoadedEvent = ({ event }: PartProps) => {
  const { t } = useTranslation();
  return (
    <section className="thread-event gh-stack" aria-label={t('events:event')}>
      {event.state === 'cancelled' && (
        <Banner tone="warn" title={t('events:cancelled')}>
          <p>{t('events:cancelled-text')}</p>
        </Banner>
      )}
      <Facts event={event} />
      <EventAnswers event={event} />
      {event.isElsewhere && <p className="gh-soft gh-small">{t('events:elsewhere')}</p>}
      {event.permissions.canSeeWhoComes && <EventGuests event={event} />}
      <Acts event={event} />
    </section>
  );
};

/** The event that a thread is about, above what is said about it. */
export const ThreadEvent = ({ eventId }: { eventId: string }) => {
  const problemText = useProblemText();
  const { data: event, error, refetch } = useOperation(readEvent, { params: { eventId } });
  if (event !== undefined) return <LoadedEvent event={event} />;
  if (error === null) return <Skeleton count={4} />;
  const { title, detail } = problemText(error);
  return (
    <ErrorState title={title} onRetry={() => void refetch()}>
      {detail}
    </ErrorState>
  );
};
