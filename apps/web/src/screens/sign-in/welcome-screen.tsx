import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { createFirstAdmin } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { usePreferences } from '../../app/preferences.js';
import { useSession } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { TextField } from '../../design/text-field.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { ACCOUNT_CODES, AccountFields, NO_ACCOUNT, useAccountLabels } from './account-fields.js';
import { Panel } from './panel.js';

const AlreadySetUp = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('identity:welcome.title')} width="narrow">
      <EmptyState
        icon="check-circle"
        title={t('identity:welcome.done-title')}
        actions={
          <LinkButton href="/sign-in" variant="primary">
            {t('common:action.sign-in')}
          </LinkButton>
        }
      >
        <p>{t('identity:welcome.done-text')}</p>
      </EmptyState>
    </Page>
  );
};

const useOrganisationLabels = () => {
  const { t } = useTranslation();
  return {
    'organisation.name': t('identity:welcome.organisation'),
    'organisation.shortName': t('identity:welcome.short-name'),
  };
};

interface OrganisationValues {
  readonly name: string;
  readonly shortName: string;
}

interface OrganisationFieldsProps {
  readonly values: OrganisationValues;
  readonly onChange: (values: OrganisationValues) => void;
  readonly errors: FieldErrors;
}

/** Whose server this is. */
const OrganisationFields = ({ values, onChange, errors }: OrganisationFieldsProps) => {
  const { t } = useTranslation();
  const labels = useOrganisationLabels();
  return (
    <>
      <TextField
        label={labels['organisation.name']}
        name="organisation.name"
        autoComplete="organization"
        value={values.name}
        onChange={(name) => onChange({ ...values, name })}
        error={errors['organisation.name']}
      />
      <TextField
        label={labels['organisation.shortName']}
        description={t('identity:welcome.short-name-help')}
        name="organisation.shortName"
        value={values.shortName}
        onChange={(shortName) => onChange({ ...values, shortName })}
        error={errors['organisation.shortName']}
      />
    </>
  );
};

const SetUp = () => {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [organisation, setOrganisation] = useState<OrganisationValues>({ name: '', shortName: '' });
  const [account, setAccount] = useState(NO_ACCOUNT);
  const create = useCommand(createFirstAdmin, { onDone: () => window.location.assign('/') });
  const errors = fieldErrorsOf(create.error, ACCOUNT_CODES);
  const labels = { ...useOrganisationLabels(), ...useAccountLabels() };
  return (
    <Form
      onSubmit={() => create.mutate({ body: { organisation, ...account, language } })}
      actions={
        <Button type="submit" variant="primary" isPending={create.isPending}>
          {t('identity:welcome.create')}
        </Button>
      }
    >
      <FormProblem problem={create.error} errors={errors} labels={labels} />
      <h2>{t('identity:welcome.about-organisation')}</h2>
      <OrganisationFields values={organisation} onChange={setOrganisation} errors={errors} />
      <h2>{t('identity:welcome.about-you')}</h2>
      <AccountFields values={account} onChange={setAccount} errors={errors} />
    </Form>
  );
};

/** The first visit to a new server: names the organisation and creates its administrator. */
export const WelcomeScreen = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  if (!instance.needsAdmin) return <AlreadySetUp />;
  return (
    <Page title={t('identity:welcome.title')} lead={t('identity:welcome.lead')} width="narrow">
      <Panel>
        <SetUp />
      </Panel>
    </Page>
  );
};
