import { useTranslation } from 'react-i18next';

import { registrationMode, type InstanceView } from '#libs/contracts';

import { useSession } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextArea } from '../../design/text-area.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { AdminFrame } from './admin-frame.js';
import { useSaveInstance } from './use-save-instance.js';

const MODES = registrationMode.options;

const domainsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((domain) => domain !== '');

/** The server names a domain by its place in the list; the reader sees one field with all of them. */
const errorsOf = (given: FieldErrors, domains: readonly string[]): FieldErrors => {
  const [path, problem] = Object.entries(given).find(([name]) => name.startsWith('allowedDomains')) ?? [];
  if (path === undefined || problem === undefined) return given;
  const domain = domains[Number(path.split('.')[1])];
  return { ...given, allowedDomains: domain === undefined ? problem : `${domain}: ${problem}` };
};

const valuesOf = ({ registration, allowedDomains, defaultLanguage }: InstanceView) => ({
  registration,
  domains: allowedDomains.join('\n'),
  defaultLanguage,
});

type Values = ReturnType<typeof valuesOf>;

interface ModeFieldsProps {
  readonly form: ReturnType<typeof useFields<Values>>;
  readonly error: string | undefined;
}

// i18n-keys: admin:registration.mode.*
/** Who may make an account, and from which e-mail domains where that decides. */
const ModeFields = ({ form: { values, set }, error }: ModeFieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        label={t('admin:registration.who')}
        look="cards"
        value={values.registration}
        onChange={set('registration')}
        options={MODES.map((value) => ({
          value,
          label: t(`admin:registration.mode.${value}`),
          description: t(`admin:registration.mode.${value}-detail`),
        }))}
      />
      {values.registration === 'domains' && (
        <TextArea
          label={t('admin:registration.domains')}
          description={t('admin:registration.domains-help')}
          name="allowedDomains"
          rows={3}
          value={values.domains}
          onChange={set('domains')}
          error={error}
        />
      )}
    </>
  );
};

const RegistrationForm = ({ instance }: { instance: InstanceView }) => {
  const { t } = useTranslation();
  const form = useFields(valuesOf(instance));
  const { registration, defaultLanguage, domains } = form.values;
  const save = useSaveInstance();
  const allowedDomains = domainsIn(domains);
  const given = fieldErrorsOf(save.error, { 'registration.domains-missing': 'allowedDomains' });
  const errors = errorsOf(given, allowedDomains);
  return (
    <Form
      onSubmit={() => save.mutate({ body: { registration, allowedDomains, defaultLanguage } })}
      actions={
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('settings:save')}
        </Button>
      }
    >
      <FormProblem
        problem={save.error}
        errors={errors}
        labels={{ allowedDomains: t('admin:registration.domains') }}
      />
      <ModeFields form={form} error={errors['allowedDomains']} />
      <RadioGroup
        label={t('admin:registration.language')}
        description={t('admin:registration.language-help')}
        look="row"
        value={defaultLanguage}
        onChange={form.set('defaultLanguage')}
        options={LANGUAGES}
      />
    </Form>
  );
};

/** Who may make an account here, and in which language strangers are met. */
export const AdminRegistration = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return (
    <AdminFrame part="registration" lead={t('admin:registration.lead')}>
      {() => <RegistrationForm instance={instance} />}
    </AdminFrame>
  );
};
