import { useTranslation } from 'react-i18next';

import {
  listPartnerDeliveries,
  listPartners,
  readPartner,
  sendAgainToPartner,
  type PartnerView,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { PartnerTrouble } from './partner-exchange.js';

type Letters = NonNullable<PartnerView['deadLetters']>;

const Resend = ({ host, letters }: { host: string; letters: Letters }) => {
  const { t } = useTranslation();
  const { values, set } = useFields({ day: letters.firstAt.slice(0, 10) });
  const from = new Date(`${values.day}T00:00:00Z`);
  const send = useCommand(sendAgainToPartner, {
    refreshes: [listPartners, readPartner, listPartnerDeliveries],
    onDone: ({ count }) => showToast(t('partners:resend.done', { count })),
  });
  return (
    <Form
      onSubmit={() => send.mutate({ params: { host }, body: { from: from.toISOString() } })}
      actions={
        <Button
          type="submit"
          icon="send"
          isPending={send.isPending}
          isDisabled={Number.isNaN(from.getTime())}
        >
          {t('partners:resend.do')}
        </Button>
      }
    >
      <FormProblem problem={send.error} />
      <TextField
        label={t('partners:resend.from')}
        name="from"
        type="date"
        value={values.day}
        onChange={set('day')}
      />
    </Form>
  );
};

// i18n-keys: partners:dead-letters.*
/** What was given up for a server, and the way to send it again. */
export const PartnerLetters = ({ partner: { host, deadLetters } }: { partner: PartnerView }) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack">
      <h2>{t('partners:dead-letters')}</h2>
      {deadLetters === null ? (
        <p>{t('partners:dead-letters.none')}</p>
      ) : (
        <>
          <p>{t('partners:dead-letters.some', { count: deadLetters.count })}</p>
          <p>
            {t('partners:dead-letters.last')} <Time value={deadLetters.lastAt} look="exact" />
          </p>
          <div className="gh-cell">
            <PartnerTrouble trouble={deadLetters.trouble} />
          </div>
          <Resend host={host} letters={deadLetters} />
        </>
      )}
    </section>
  );
};
