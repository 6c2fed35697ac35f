import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';

import { Button } from '../../../design/button.js';
import { TextField } from '../../../design/text-field.js';
import { fieldErrorsOf } from '../../forms/field-errors.js';
import { fieldsOf } from '../../forms/fields-of.js';
import { FormProblem } from '../../forms/form-problem.js';
import { Form } from '../../forms/form.js';
import { useFields } from '../../forms/use-fields.js';
import { StillCorrect } from './freshness-line.js';
import { useReviewVideo } from './use-review-video.js';

/** Sets another day on which somebody is to look at a video again. */
export const ReviewForm = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const form = useFields({ reviewBy: video.reviewBy?.slice(0, 10) ?? '' });
  const save = useReviewVideo();
  const errors = fieldErrorsOf(save.error);
  return (
    <section className="gh-stack" aria-labelledby="review">
      <h3 id="review">{t('worth:review.title')}</h3>
      <p className="gh-soft">{t('worth:review.help')}</p>
      <div>
        <StillCorrect video={video} />
      </div>
      <Form
        onSubmit={() =>
          save.mutate({ params: { videoId: video.id }, body: { reviewBy: form.values.reviewBy } })
        }
        actions={
          <Button type="submit" isPending={save.isPending}>
            {t('worth:review.save')}
          </Button>
        }
      >
        <FormProblem problem={save.error} errors={errors} labels={{ reviewBy: t('worth:review.day') }} />
        <TextField label={t('worth:review.day')} type="date" {...fieldsOf(form, errors)('reviewBy')} />
      </Form>
    </section>
  );
};
