import { useTranslation } from 'react-i18next';

import type { InstanceView } from '#libs/contracts';

import { useSession } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { AdminFrame } from './admin-frame.js';
import { useSaveInstance } from './use-save-instance.js';

const ReviewMonths = ({ instance }: { instance: InstanceView }) => {
  const { t } = useTranslation();
  const { values, set } = useFields({ months: String(instance.videoReviewMonths) });
  const save = useSaveInstance();
  const errors = fieldErrorsOf(save.error);
  const label = t('worth:admin.months');
  return (
    <Form
      onSubmit={() => save.mutate({ body: { videoReviewMonths: Number(values.months) } })}
      actions={
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('settings:save')}
        </Button>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={{ videoReviewMonths: label }} />
      <TextField
        label={label}
        description={t('worth:admin.months-help')}
        name="videoReviewMonths"
        inputMode="numeric"
        value={values.months}
        onChange={set('months')}
        error={errors['videoReviewMonths']}
      />
    </Form>
  );
};

/** After how long somebody is asked whether a video is still correct. */
export const AdminVideos = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return (
    <AdminFrame part="videos" lead={t('worth:admin.lead')}>
      {() => <ReviewMonths instance={instance} />}
    </AdminFrame>
  );
};
