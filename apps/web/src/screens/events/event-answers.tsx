import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import {
  answerEvent,
  eventAnswer,
  withdrawEventAnswer,
  type EventAnswerName,
  type EventView,
} from '#libs/contracts';

import { FormProblem } from '../forms/form-problem.js';
import { useEventCommand } from './use-event-command.js';

interface PartProps {
  readonly event: EventView;
}

const Choices = ({ event: { id: eventId, mine, answers } }: PartProps) => {
  const { t } = useTranslation();
  const answer = useEventCommand(answerEvent);
  const withdraw = useEventCommand(withdrawEventAnswer);
  const set = (name: EventAnswerName, on: boolean): void => {
    if (on) answer.mutate({ params: { eventId }, body: { answer: name } });
    else withdraw.mutate({ params: { eventId } });
  };
  // i18n-keys: events:answer.*
  return (
    <>
      <div className="thread-event__answers" role="group" aria-label={t('events:answer.label')}>
        {eventAnswer.options.map((name) => (
          <ToggleButton
            key={name}
            className="gh-reaction"
            isSelected={mine === name}
            onChange={(on) => set(name, on)}
            aria-label={t('events:answer.with-count', {
              name: t(`events:answer.${name}`),
              count: answers[name],
            })}
          >
            {t(`events:answer.${name}`)}
            <span aria-hidden="true">{answers[name]}</span>
          </ToggleButton>
        ))}
      </div>
      <FormProblem problem={answer.error ?? withdraw.error} />
    </>
  );
};

/** Whether the reader comes, and how many others do. */
export const EventAnswers = ({ event }: PartProps) => {
  const { t } = useTranslation();
  const { answers, permissions } = event;
  return (
    <div className="gh-stack" data-gap="small">
      {permissions.canAnswer ? (
        <>
          <p>
            <strong>{t('events:answer.label')}</strong>
          </p>
          <Choices event={event} />
        </>
      ) : (
        answers.yes + answers.maybe > 0 && (
          <p className="gh-row">
            {answers.yes > 0 && <span>{t('events:comes', { count: answers.yes })}</span>}
            {answers.maybe > 0 && <span>{t('events:may-come', { count: answers.maybe })}</span>}
          </p>
        )
      )}
    </div>
  );
};
