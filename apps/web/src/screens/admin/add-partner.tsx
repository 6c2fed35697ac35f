import { useTranslation } from 'react-i18next';

import { decidePartner, listPartners, type PartnerPolicy } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';

type Decision = Exclude<PartnerPolicy, 'unknown'>;

const DECISIONS: readonly Decision[] = ['allowed', 'expected', 'silenced', 'suspended'];
const FIELD_OF = { 'partner.no-host': 'host', 'partner.own-host': 'host', 'not-found': 'host' };

const NOTHING = '-';

/** The name of the server in what somebody typed, who may have copied the address of a page. */
const hostIn = (typed: string): string => {
  const [host = ''] = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .split(/[/?#]/);
  return host === '' ? NOTHING : host;
};

const useAdding = (policy: Decision, onClose: () => void) => {
  const { t } = useTranslation();
  return useCommand(decidePartner, {
    refreshes: [listPartners],
    onDone: (partner) => {
      showToast(t(`partners:done.${policy}`, { host: partner.host }));
      onClose();
    },
  });
};

const AddForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const { values, set } = useFields<{ host: string; policy: Decision }>({ host: '', policy: 'allowed' });
  const { policy } = values;
  const adding = useAdding(policy, onClose);
  const errors = fieldErrorsOf(adding.error, FIELD_OF);
  const label = t('partners:add-host');
  return (
    <Form
      onSubmit={() => adding.mutate({ params: { host: hostIn(values.host) }, body: { policy } })}
      actions={
        <DialogActions type="submit" isPending={adding.isPending} onCancel={onClose}>
          {t('partners:add-do')}
        </DialogActions>
      }
    >
      <FormProblem problem={adding.error} errors={errors} labels={{ host: label }} />
      <TextField
        label={label}
        description={t('partners:add-host-help')}
        name="host"
        autoComplete="off"
        spellCheck="false"
        value={values.host}
        onChange={set('host')}
        error={errors['host']}
      />
      <RadioGroup
        label={t('partners:policy')}
        value={policy}
        onChange={set('policy')}
        options={DECISIONS.map((value) => ({
          value,
          label: t(`partners:act.${value}`),
          description: t(`partners:follows.${value}`),
        }))}
      />
    </Form>
  );
};

/** Decides about a server that has not been heard of. */
export const AddPartner = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('partners:add')}>
      <AddForm onClose={onClose} />
    </Dialog>
  );
};
