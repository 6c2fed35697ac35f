import { useTranslation } from 'react-i18next';

import { readPartner, setPartnerQuota, type PartnerView } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';

const MEGABYTE = 1_000_000;

const { activitiesPerMinute, bytesPerDay: usualBytes } = LIMITS.federation;

const inMegabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);

/** What somebody typed as a number; nothing is the usual. */
const numberIn = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

const quotaIn = (typed: { readonly perMinute: string; readonly bytesPerDay: string }) => {
  const megabytes = numberIn(typed.bytesPerDay);
  return {
    perMinute: numberIn(typed.perMinute),
    bytesPerDay: megabytes === null ? null : megabytes * MEGABYTE,
  };
};

const valuesOf = ({ quota: { perMinute, bytesPerDay, isUsual } }: PartnerView) => ({
  perMinute: isUsual || perMinute === activitiesPerMinute ? '' : String(perMinute),
  bytesPerDay: isUsual || bytesPerDay === usualBytes ? '' : String(inMegabytes(bytesPerDay)),
});

const LimitsForm = ({ partner }: { partner: PartnerView }) => {
  const { t } = useTranslation();
  const form = useFields(valuesOf(partner));
  const save = useCommand(setPartnerQuota, {
    refreshes: [readPartner],
    onDone: () => showToast(t('partners:limits.saved')),
  });
  const errors = fieldErrorsOf(save.error);
  const field = fieldsOf(form, errors);
  const labels = { perMinute: t('partners:limits.minute'), bytesPerDay: t('partners:limits.bytes') };
  const usual = (value: number): string => t('partners:limits.empty', { usual: value });
  return (
    <Form
      onSubmit={() => save.mutate({ params: { host: partner.host }, body: quotaIn(form.values) })}
      actions={
        <Button type="submit" isPending={save.isPending}>
          {t('partners:limits.save')}
        </Button>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={labels} />
      <TextField
        label={labels.perMinute}
        description={usual(activitiesPerMinute)}
        inputMode="numeric"
        optional
        {...field('perMinute')}
      />
      <TextField
        label={labels.bytesPerDay}
        description={usual(inMegabytes(usualBytes))}
        inputMode="numeric"
        optional
        {...field('bytesPerDay')}
      />
    </Form>
  );
};

/** How much is taken from a server. */
export const PartnerLimits = ({ partner }: { partner: PartnerView }) => {
  const { t } = useTranslation();
  const { activities, bytes } = partner.today;
  const today = t('partners:limits.today-value', { activities, megabytes: inMegabytes(bytes) });
  return (
    <section className="gh-stack">
      <h2>{t('partners:limits')}</h2>
      <p>{t('partners:limits-help')}</p>
      <p className="gh-soft">
        {t('partners:limits.today')}: {today}
      </p>
      <LimitsForm partner={partner} />
    </section>
  );
};
