import { useTranslation } from 'react-i18next';

import { traceActivity } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { TextField } from '../../design/text-field.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { Loaded } from '../sections/loaded.js';
import { useFilters } from '../sections/use-filters.js';
import { AdminFrame } from './admin-frame.js';
import { PartnerTabs } from './partner-tabs.js';
import { Traced } from './traced-activity.js';

/** Asks for the way of one thing. */
const Question = ({ of, onAsk }: { of: string; onAsk: (of: string) => void }) => {
  const { t } = useTranslation();
  const { values, set } = useFields({ of });
  return (
    <Form
      label={t('partners:tab.trace')}
      onSubmit={() => onAsk(values.of.trim())}
      actions={
        <Button type="submit" variant="primary" icon="search">
          {t('partners:trace.do')}
        </Button>
      }
    >
      <TextField
        label={t('partners:trace.what')}
        description={t('partners:trace.what-help')}
        name="of"
        autoComplete="off"
        spellCheck="false"
        value={values.of}
        onChange={set('of')}
      />
    </Form>
  );
};

const Answer = ({ of }: { of: string }) => {
  const { t } = useTranslation();
  const trace = useOperation(traceActivity, { query: { of } });
  return (
    <Loaded query={trace} skeleton={{ shape: 'list', count: 2 }}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="search" title={t('partners:trace.none')}>
            <p>{t('partners:trace.none-text')}</p>
          </EmptyState>
        ) : (
          <ol className="gh-stack">
            {items.map((traced) => (
              <Traced key={`${traced.id} ${traced.host} ${traced.kind} ${traced.at}`} traced={traced} />
            ))}
          </ol>
        )
      }
    </Loaded>
  );
};

const Trace = () => {
  const filters = useFilters();
  const of = filters.get('of');
  return (
    <>
      <PartnerTabs current="trace" />
      <Question key={of} of={of} onAsk={(asked) => filters.set({ of: asked })} />
      {of !== '' && <Answer of={of} />}
    </>
  );
};

/** Follows one message between servers both ways. */
export const AdminTrace = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="partners" title={t('partners:tab.trace')} lead={t('partners:trace.lead')}>
      {() => <Trace />}
    </AdminFrame>
  );
};
