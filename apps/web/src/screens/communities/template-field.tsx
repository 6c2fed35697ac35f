import { useTranslation } from 'react-i18next';

import { kitTemplates, type KitTemplateName } from '#libs/contracts';

import { RadioGroup } from '../../design/radio-group.js';

export type Template = KitTemplateName | 'blank';

const TEMPLATES: readonly Template[] = [...kitTemplates, 'blank'];

interface TemplateFieldProps {
  readonly value: Template;
  readonly onChange: (value: Template) => void;
  readonly error: string | undefined;
}

// i18n-keys: facilitation:template.*
/** With what a community begins. */
export const TemplateField = ({ value, onChange, error }: TemplateFieldProps) => {
  const { t } = useTranslation();
  return (
    <RadioGroup
      label={t('facilitation:template.label')}
      description={t('facilitation:template.help')}
      name="template"
      look="cards"
      value={value}
      onChange={onChange}
      error={error}
      options={TEMPLATES.map((each) => ({
        value: each,
        label: t(`facilitation:template.${each}.name`),
        description: t(`facilitation:template.${each}.sentence`),
      }))}
    />
  );
};
