import { useTranslation } from 'react-i18next';

import { useHydrated } from '../../app/use-hydrated.js';
import { NativeSelect } from '../../design/native-select.js';
import { TextField } from '../../design/text-field.js';
import type { FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { Composer } from '../writing/composer.js';
import type { useEventFields } from './use-event-fields.js';

import './events.css';

type Fields = ReturnType<typeof useEventFields>;

interface EventFieldsProps {
  readonly form: Fields;
  readonly errors: FieldErrors;
}

/** Labels of the fields, in their order on the page. */
export const useEventLabels = () => {
  const { t } = useTranslation();
  return {
    title: t('events:field.title'),
    startsAt: t('events:field.starts'),
    endsAt: t('events:field.ends'),
    timeZone: t('events:field.zone'),
    place: t('events:place'),
    link: t('events:link'),
    agenda: t('events:field.agenda'),
    recordingId: t('events:recording'),
  };
};

/** The browser's own list of time zones, which the server does not know; the chosen one is always among them. */
const useZones = (chosen: string): readonly string[] => {
  const isReady = useHydrated();
  const known = isReady ? Intl.supportedValuesOf('timeZone') : [];
  return known.includes(chosen) ? known : [chosen, ...known];
};

const ZoneField = ({ form }: Pick<EventFieldsProps, 'form'>) => {
  const { timeZone } = useEventLabels();
  const { values, set } = form;
  const zones = useZones(values.timeZone);
  return (
    <NativeSelect
      label={timeZone}
      name="timeZone"
      value={values.timeZone}
      options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      onChange={set('timeZone')}
    />
  );
};

/** When it begins and ends, as clocks show it there. */
const TimeFields = ({ form, errors }: EventFieldsProps) => {
  const labels = useEventLabels();
  const field = fieldsOf(form, errors);
  return (
    <div className="event-times">
      <TextField
        label={labels.startsAt}
        type="datetime-local"
        {...field('startsAt')}
        onChange={form.setStart}
      />
      <TextField label={labels.endsAt} type="datetime-local" {...field('endsAt')} />
    </div>
  );
};

/** What an event is, when and where. */
export const EventFields = ({ form, errors }: EventFieldsProps) => {
  const { t } = useTranslation();
  const labels = useEventLabels();
  const field = fieldsOf(form, errors);
  return (
    <>
      <TextField label={labels.title} autoComplete="off" {...field('title')} />
      <TimeFields form={form} errors={errors} />
      <ZoneField form={form} />
      <TextField label={labels.place} optional autoComplete="off" {...field('place')} />
      <TextField
        label={labels.link}
        description={t('events:field.link-help')}
        type="url"
        optional
        {...field('link')}
      />
    </>
  );
};

interface AgendaFieldProps extends EventFieldsProps {
  readonly communityId: string;
  readonly language: 'en' | 'cy';
}

/** What people will talk about, in words. */
export const AgendaField = ({ form, errors, communityId, language }: AgendaFieldProps) => {
  const { agenda: label } = useEventLabels();
  return (
    <Composer
      label={label}
      value={form.values.agenda}
      onChange={form.set('agenda')}
      communityId={communityId}
      language={language}
      error={errors['agenda']}
    />
  );
};
