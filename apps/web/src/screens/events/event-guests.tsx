import { useTranslation } from 'react-i18next';

import { listEventGuests, type EventAnswerName, type EventView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { Byline } from '../../design/byline.js';
import { Disclosure } from '../../design/disclosure.js';
import { bylineOf } from '../people/byline-of.js';
import { MoreOf } from '../sections/more-of.js';

interface GuestsProps {
  readonly eventId: string;
  readonly answer: EventAnswerName;
}

// i18n-keys: events:guests.*
const Guests = ({ eventId, answer }: GuestsProps) => {
  const { t } = useTranslation();
  const list = usePages(listEventGuests, { params: { eventId }, query: { answer } });
  if (list.items.length === 0) return null;
  return (
    <div className="gh-stack" data-gap="small">
      <h3>{t(`events:guests.${answer}`)}</h3>
      <ul className="event-guests">
        {list.items.map(({ person }) => (
          <li key={person.id}>
            <Byline {...bylineOf(person)} />
          </li>
        ))}
      </ul>
      <MoreOf pages={list} />
    </div>
  );
};

/** Who comes, and who may, by name. */
export const EventGuests = ({ event: { id, answers } }: { event: EventView }) => {
  const { t } = useTranslation();
  if (answers.yes + answers.maybe === 0) return null;
  return (
    <Disclosure title={t('events:guests.title')} headingLevel={2}>
      <div className="gh-stack">
        <Guests eventId={id} answer="yes" />
        <Guests eventId={id} answer="maybe" />
      </div>
    </Disclosure>
  );
};
