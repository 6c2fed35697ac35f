import { useTranslation } from 'react-i18next';

import type { InstanceView, RegistrationMode } from '#libs/contracts';

import { useSession } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextArea } from '../../design/text-area.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { AdminFrame } from './admin-frame.js';
import { useSaveInstance } from './use-save-instance.js';

const MODES: readonly RegistrationMode[] = ['open', 'domains', 'invitation', 'closed'];

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

// i18n-keys: admin:registration.mode.*
const RegistrationForm = ({ instance }: { instance: InstanceView }) => {
  const { t } = useTranslation();
  const { values, set } = useFields({
    registration: instance.registration,
    domains: instance.allowedDomains.join('\n'),
    defaultLanguage: instance.defaultLanguage,
  });
  const save = useSaveInstance();
  const domains = domainsIn(values.domains);
  const errors = errorsOf(
    fieldErrorsOf(save.error, { 'registration.domains-missing': 'allowedDomains' }),
    domains,
  );
  const send = (): void =>
    save.mutate({
      body: {
        registration: values.registration,
        allowedDomains: domains,
        defaultLanguage: values.defaultLanguage,
      },
    });
  return (
    <Form
      onSubmit={send}
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
          error={errors['allowedDomains']}
        />
      )}
      <RadioGroup
        label={t('admin:registration.language')}
        description={t('admin:registration.language-help')}
        look="row"
        value={values.defaultLanguage}
        onChange={set('defaultLanguage')}
        options={[
          { value: 'en', label: 'English' },
          { value: 'cy', label: 'Cymraeg' },
        ]}
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
