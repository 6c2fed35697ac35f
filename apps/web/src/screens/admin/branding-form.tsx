import { useTranslation } from 'react-i18next';

import type { InstanceView } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { Button } from '../../design/button.js';
import { Crest } from '../../design/crest.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { PictureField } from '../pictures/picture-field.js';
import { BrandPreview } from './brand-preview.js';
import { ColourField } from './colour-field.js';
import { ContrastTable } from './contrast-table.js';
import { useSaveInstance } from './use-save-instance.js';

const MOST_WELCOME = 5000;

const useLabels = () => {
  const { t } = useTranslation();
  return {
    name: t('identity:welcome.organisation'),
    shortName: t('identity:welcome.short-name'),
    brandColour: t('admin:branding.colour'),
    welcome: t('admin:branding.welcome'),
  };
};

/** Names, crest, colour and welcome; the preview shows them before anybody else sees them. */
export const BrandingForm = ({ instance }: { instance: InstanceView }) => {
  const { t } = useTranslation();
  const labels = useLabels();
  const { name, shortName, welcome, brandColour, crestFileId } = instance;
  const { values, set } = useFields({ name, shortName, welcome, brandColour, crestFileId });
  const save = useSaveInstance();
  const errors = fieldErrorsOf(save.error, { 'file.missing': 'crestFileId' });
  const field = (id: 'name' | 'shortName') => ({
    label: labels[id],
    name: id,
    value: values[id],
    onChange: set(id),
    error: errors[id],
  });
  return (
    <Form
      onSubmit={() =>
        save.mutate({ body: { ...values, brandColour: values.brandColour.trim().toLowerCase() } })
      }
      actions={
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('settings:save')}
        </Button>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={labels} />
      <TextField {...field('name')} />
      <TextField {...field('shortName')} description={t('identity:welcome.short-name-help')} />
      <PictureField
        label={t('admin:branding.crest')}
        description={t('admin:branding.crest-help')}
        purpose="crest"
        isSet={values.crestFileId !== null}
        picture={<Crest name={values.shortName} src={fileUrl(values.crestFileId, '256')} size="large" />}
        onChange={set('crestFileId')}
      />
      <ColourField
        label={labels.brandColour}
        value={values.brandColour}
        onChange={set('brandColour')}
        error={errors['brandColour']}
      />
      <section className="gh-stack" aria-labelledby="brand-preview">
        <h2 id="brand-preview">{t('admin:branding.preview')}</h2>
        <BrandPreview colour={values.brandColour} name={values.name} shortName={values.shortName} />
        <ContrastTable colour={values.brandColour} />
      </section>
      <TextArea
        label={labels.welcome}
        description={t('admin:branding.welcome-help')}
        name="welcome"
        optional
        most={MOST_WELCOME}
        value={values.welcome}
        onChange={set('welcome')}
        error={errors['welcome']}
      />
    </Form>
  );
};
