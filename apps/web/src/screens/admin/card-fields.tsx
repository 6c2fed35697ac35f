import { useTranslation } from 'react-i18next';

import { organisationKind, type OrganisationKind } from '#libs/contracts';

import { NativeSelect } from '../../design/native-select.js';
import { TextField } from '../../design/text-field.js';
import type { FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import type { useFields } from '../forms/use-fields.js';
import type { Brand } from './brand.js';

interface CardFieldsProps {
  readonly form: ReturnType<typeof useFields<Brand>>;
  readonly errors: FieldErrors;
}

/** What other servers are told of the organisation under this server's signature. */
export const CardFields = ({ form, errors }: CardFieldsProps) => {
  const { t } = useTranslation();
  const { values, set } = form;
  const field = fieldsOf(form, errors);
  // i18n-keys: communities:sector.*
  return (
    <section className="gh-stack" aria-labelledby="organisation-card">
      <h2 id="organisation-card">{t('admin:organisation.title')}</h2>
      <p className="gh-soft">{t('admin:organisation.text')}</p>
      <TextField label={t('admin:organisation.welsh-name')} optional lang="cy" {...field('welshName')} />
      <NativeSelect<OrganisationKind>
        label={t('communities:organisation.sector')}
        name="organisationKind"
        value={values.organisationKind ?? ''}
        options={[
          { value: '', label: t('admin:organisation.no-card') },
          ...organisationKind.options.map((kind) => ({
            value: kind,
            label: t(`communities:sector.${kind}`),
          })),
        ]}
        onChange={(kind) => set('organisationKind')(kind === '' ? null : kind)}
      />
      {values.organisationKind !== null && (
        <TextField
          label={t('communities:organisation.contact')}
          description={t('admin:organisation.contact-help')}
          optional
          type="url"
          {...field('contactUrl')}
        />
      )}
    </section>
  );
};
