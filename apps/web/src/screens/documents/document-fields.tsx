import { useTranslation } from 'react-i18next';

import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import type { FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import type { useFields } from '../forms/use-fields.js';

/** What stands in the fields of a document. */
export interface DocumentValues {
  readonly title: string;
  readonly description: string;
  readonly folder: string;
}

interface FieldsProps {
  readonly form: Pick<ReturnType<typeof useFields<DocumentValues>>, 'values' | 'set'>;
  readonly errors: FieldErrors;
}

/** What each field is called. */
export const useDocumentLabels = () => {
  const { t } = useTranslation();
  return {
    title: t('documents:name'),
    description: t('documents:description'),
    folder: t('documents:folder'),
  };
};

/** What a document is called, what is in it, and where it stands. */
export const DocumentFields = ({ form, errors }: FieldsProps) => {
  const { t } = useTranslation();
  const labels = useDocumentLabels();
  const field = fieldsOf(form, errors);
  return (
    <>
      <TextField label={labels.title} {...field('title')} />
      <TextArea label={labels.description} optional rows={3} {...field('description')} />
      <TextField
        label={labels.folder}
        description={t('documents:folder-help')}
        optional
        {...field('folder')}
      />
    </>
  );
};
