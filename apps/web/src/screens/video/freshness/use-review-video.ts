import { useTranslation } from 'react-i18next';

import { readVideo, reviewVideo } from '#libs/contracts';

import { useCommand } from '../../../api/use-operation.js';
import { showToast } from '../../../design/toast.js';

/** Says until when a video counts as correct. */
export const useReviewVideo = () => {
  const { t } = useTranslation();
  return useCommand(reviewVideo, {
    refreshes: [readVideo],
    onDone: () => showToast(t('worth:review.done')),
  });
};
