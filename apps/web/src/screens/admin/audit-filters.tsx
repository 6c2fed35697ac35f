import { useTranslation } from 'react-i18next';

import { listAuditEntries } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Select } from '../../design/select.js';
import { TextField } from '../../design/text-field.js';
import { useFilters } from '../sections/use-filters.js';
import { PersonChoice } from './person-choice.js';

const ANY = 'any';
const DAY_MILLISECONDS = 24 * 3600 * 1000;
const ID = /^[0-9a-f-]{36}$/;

/** The beginning of a day here, some days later; `undefined` for what is no date. */
const dayStart = (date: string, daysLater = 0): string | undefined => {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00`) : undefined;
  if (moment === undefined || Number.isNaN(moment.getTime())) return undefined;
  return new Date(moment.getTime() + daysLater * DAY_MILLISECONDS).toISOString();
};

/** What the address asks the log for. */
export const useAuditFilter = () => {
  const filters = useFilters();
  const [action, person] = [filters.get('action'), filters.get('person')];
  const [from, to] = [dayStart(filters.get('from')), dayStart(filters.get('to'), 1)];
  const query = {
    ...(/^[a-z.-]+$/.test(action) && { action }),
    ...(ID.test(person) && { actorId: person }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  return { query, isSet: Object.keys(query).length > 0 };
};

/** What was done: one of the deeds that the log knows. */
const DeedFilter = ({ filters }: { filters: ReturnType<typeof useFilters> }) => {
  const { t } = useTranslation();
  const { data } = useOperation(listAuditEntries, { query: { limit: '1' } });
  const actions = data?.actions ?? [];
  const action = filters.get('action');
  return (
    <Select
      label={t('admin:audit.what')}
      value={actions.includes(action) ? action : ANY}
      onChange={(value) => filters.set({ action: value === ANY ? null : value })}
      options={[
        { value: ANY, label: t('admin:audit.any-action') },
        ...actions.map((value) => ({ value, label: t(`admin:audit.action.${value}`) })),
      ]}
    />
  );
};

/** Narrows the log down by deed, person and days. */
export const AuditFilters = () => {
  const { t } = useTranslation();
  const filters = useFilters();
  const { isSet } = useAuditFilter();
  const person = filters.get('person');
  const day = (name: 'from' | 'to') => ({
    name,
    type: 'date',
    value: filters.get(name),
    onChange: (value: string) => filters.set({ [name]: value }),
    optional: true,
  });
  return (
    <div className="gh-filters" role="group" aria-label={t('admin:audit.filters')}>
      <DeedFilter filters={filters} />
      <PersonChoice
        // A cleared filter empties what was typed as well.
        key={person === '' ? 'nobody' : 'somebody'}
        label={t('admin:audit.who')}
        optional
        chosen={person === '' ? null : { id: person, name: filters.get('name') }}
        onChoose={(chosen) => filters.set({ person: chosen?.id ?? null, name: chosen?.name ?? null })}
      />
      <TextField label={t('admin:audit.from')} {...day('from')} />
      <TextField label={t('admin:audit.to')} {...day('to')} />
      {isSet && (
        <Button
          variant="quiet"
          icon="close"
          onPress={() => filters.set({ action: null, person: null, name: null, from: null, to: null })}
        >
          {t('admin:audit.clear')}
        </Button>
      )}
    </div>
  );
};
