import { useTranslation } from 'react-i18next';

import { setEventState, type EventView } from '#libs/contracts';

import { AskedButton } from '../../design/asked-button.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { useEventCommand } from './use-event-command.js';

/** Cancels an event, or lets it take place after all. */
export const StateButton = ({ event: { id: eventId, state, version } }: { event: EventView }) => {
  const { t } = useTranslation();
  const set = useEventCommand(setEventState, (now) =>
    showToast(t(now.state === 'cancelled' ? 'events:cancel.done' : 'events:resume.done')),
  );
  const params = { eventId };
  if (state === 'cancelled')
    return (
      <>
        <Button
          icon="check"
          isPending={set.isPending}
          onPress={() => set.mutate({ params, body: { state: 'planned', version } })}
        >
          {t('events:resume.do')}
        </Button>
        <FormProblem problem={set.error} />
      </>
    );
  return (
    <AskedButton
      variant="quiet"
      icon="ban"
      question={t('events:cancel.title')}
      explanation={
        <>
          <p>{t('events:cancel.text')}</p>
          <FormProblem problem={set.error} />
        </>
      }
      confirmLabel={t('events:cancel.do')}
      onConfirm={() => set.mutateAsync({ params, body: { state: 'cancelled', version } })}
    >
      {t('events:cancel.do')}
    </AskedButton>
  );
};
