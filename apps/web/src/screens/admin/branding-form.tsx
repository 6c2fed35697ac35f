import { useTranslation } from 'react-i18next';

import type { InstanceView } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { Button } from '../../design/button.js';
import { Crest } from '../../design/crest.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { PictureField } from '../pictures/picture-field.js';
import { BrandPreview } from './brand-preview.js';
import { brandOf, changesTo, type Brand } from './brand.js';
import { CardFields } from './card-fields.js';
import { ColourField } from './colour-field.js';
import { ContrastTable } from './contrast-table.js';
import { useSaveInstance } from './use-save-instance.js';

const MOST_WELCOME = 5000;

const useLabels = () => {
  const { t } = useTranslation();
  return {
    name: t('identity:welcome.organisation'),
    shortName: t('identity:welcome.short-name'),
    welshName: t('admin:organisation.welsh-name'),
    contactUrl: t('communities:organisation.contact'),
    brandColour: t('admin:branding.colour'),
    welcome: t('admin:branding.welcome'),
  };
};

/** How the colour looks and reads, before anybody else sees it. */
const Preview = ({ brand }: { brand: Brand }) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" aria-labelledby="brand-preview">
      <h2 id="brand-preview">{t('admin:branding.preview')}</h2>
      <BrandPreview colour={brand.brandColour} name={brand.name} shortName={brand.shortName} />
      <ContrastTable colour={brand.brandColour} />
    </section>
  );
};

interface CrestFieldProps {
  readonly brand: Brand;
  readonly onChange: (fileId: string | null) => void;
}

const CrestField = ({ brand: { shortName, crestFileId }, onChange }: CrestFieldProps) => {
  const { t } = useTranslation();
  return (
    <PictureField
      label={t('admin:branding.crest')}
      description={t('admin:branding.crest-help')}
      purpose="crest"
      isSet={crestFileId !== null}
      picture={<Crest name={shortName} src={fileUrl(crestFileId, '256')} size="large" />}
      onChange={onChange}
    />
  );
};

/** Names, crest, colour and welcome; the preview shows them before anybody else sees them. */
export const BrandingForm = ({ instance }: { instance: InstanceView }) => {
  const { t } = useTranslation();
  const labels = useLabels();
  const form = useFields(brandOf(instance));
  const { values, set } = form;
  const save = useSaveInstance();
  const errors = fieldErrorsOf(save.error, { 'file.missing': 'crestFileId' });
  const field = fieldsOf(form, errors);
  const send = (): void => save.mutate({ body: changesTo(values) });
  return (
    <Form
      onSubmit={send}
      actions={
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('settings:save')}
        </Button>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={labels} />
      <TextField label={labels.name} {...field('name')} />
      <TextField
        label={labels.shortName}
        description={t('identity:welcome.short-name-help')}
        {...field('shortName')}
      />
      <CrestField brand={values} onChange={set('crestFileId')} />
      <CardFields form={form} errors={errors} />
      <ColourField label={labels.brandColour} {...field('brandColour')} />
      <Preview brand={values} />
      <TextArea
        label={labels.welcome}
        description={t('admin:branding.welcome-help')}
        optional
        most={MOST_WELCOME}
        {...field('welcome')}
      />
    </Form>
  );
};
