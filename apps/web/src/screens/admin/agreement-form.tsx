import { useTranslation } from 'react-i18next';

import { agreementDataClass, draftAgreement, listAgreements, type AgreementView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Checkbox } from '../../design/checkbox.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';

const CLASSES = agreementDataClass.options;
const FIELD_OF = {
  'agreement.community-elsewhere': 'communities',
  'agreement.review-past': 'reviewOn',
};
const DAY_MILLISECONDS = 86_400_000;

interface Draft {
  readonly purpose: string;
  readonly dataClasses: readonly string[];
  readonly communities: string;
  readonly contact: string;
  readonly reviewOn: string;
}

const inAYear = (): string => new Date(Date.now() + 365 * DAY_MILLISECONDS).toISOString().slice(0, 10);

const EMPTY = { purpose: '', dataClasses: ['profiles', 'discussion'], communities: '', contact: '' };

const draftOf = (agreement: AgreementView | null): Draft => {
  if (agreement === null) return { ...EMPTY, reviewOn: inAYear() };
  const { purpose, dataClasses, communities, contact, state, reviewOn } = agreement;
  return {
    purpose,
    dataClasses,
    communities: communities.join('\n'),
    contact,
    reviewOn: state === 'draft' ? reviewOn : inAYear(),
  };
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** An error of a list is one of the whole field. */
const ofWholeFields = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([path, text]) => [path.split('.')[0] ?? path, text]));

interface DataClassesProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

const DataClasses = ({ chosen, onChange }: DataClassesProps) => {
  const { t } = useTranslation();
  return (
    <fieldset className="gh-field">
      <legend className="gh-field__label">{t('partners:agreement.data')}</legend>
      {CLASSES.map((name) => (
        <Checkbox
          key={name}
          isSelected={chosen.includes(name)}
          onChange={(isOn) =>
            onChange(CLASSES.filter((each) => (each === name ? isOn : chosen.includes(each))))
          }
        >
          {t(`partners:agreement.class.${name}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
};

interface AgreementFormProps {
  readonly host: string;
  /** The draft, or the version that the next one begins with. */
  readonly from: AgreementView | null;
  readonly onClose: () => void;
}

/** What is typed, and what saving it takes. */
const useDraft = ({ host, from, onClose }: AgreementFormProps) => {
  const { t } = useTranslation();
  const form = useFields<Draft>(draftOf(from));
  const { values } = form;
  const save = useCommand(draftAgreement, {
    refreshes: [listAgreements],
    onDone: () => {
      showToast(t('partners:agreement.saved'));
      onClose();
    },
  });
  const submit = (): void =>
    save.mutate({
      params: { host },
      body: {
        ...values,
        dataClasses: CLASSES.filter((name) => values.dataClasses.includes(name)),
        communities: linesOf(values.communities),
      },
    });
  return { form, save, submit };
};

const useLabels = () => {
  const { t } = useTranslation();
  return {
    purpose: t('partners:agreement.purpose'),
    dataClasses: t('partners:agreement.data'),
    communities: t('partners:agreement.communities'),
    contact: t('partners:agreement.contact'),
    reviewOn: t('partners:agreement.review'),
  };
};

// i18n-keys: partners:agreement.purpose*
// i18n-keys: partners:agreement.communities*
// i18n-keys: partners:agreement.contact*
// i18n-keys: partners:agreement.review*
const Fields = (props: AgreementFormProps) => {
  const { t } = useTranslation();
  const { form, save, submit } = useDraft(props);
  const labels = useLabels();
  const errors = ofWholeFields(fieldErrorsOf(save.error, FIELD_OF));
  const field = fieldsOf(form, errors);
  const help = (name: 'purpose' | 'communities' | 'contact' | 'review') =>
    t(`partners:agreement.${name}-help`);
  return (
    <Form
      onSubmit={submit}
      actions={
        <DialogActions type="submit" isPending={save.isPending} onCancel={props.onClose}>
          {t('partners:agreement.save')}
        </DialogActions>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={labels} />
      <TextArea label={labels.purpose} description={help('purpose')} {...field('purpose')} />
      <DataClasses chosen={form.values.dataClasses} onChange={form.set('dataClasses')} />
      <TextArea
        label={labels.communities}
        description={help('communities')}
        optional
        {...field('communities')}
      />
      <TextField label={labels.contact} description={help('contact')} {...field('contact')} />
      <TextField label={labels.reviewOn} description={help('review')} type="date" {...field('reviewOn')} />
    </Form>
  );
};

/** Writes the draft of a version of the agreement with another server. */
export const AgreementForm = (props: AgreementFormProps) => {
  const { t } = useTranslation();
  return (
    <Dialog isOpen onOpenChange={props.onClose} size="wide" title={t('partners:agreement')}>
      <Fields {...props} />
    </Dialog>
  );
};
