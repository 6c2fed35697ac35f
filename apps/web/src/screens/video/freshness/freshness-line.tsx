import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';

import { AppLink } from '../../../design/app-link.js';
import { Banner } from '../../../design/banner.js';
import { Button } from '../../../design/button.js';
import { Time } from '../../../design/time.js';
import { communityHref } from '../../communities/community-href.js';
import { FormProblem } from '../../forms/form-problem.js';
import { useReviewVideo } from './use-review-video.js';

/** Where the day is chosen and the file replaced. */
const keepHref = ({ id, community }: VideoView): string => `${communityHref(community, 'videos')}/${id}/keep`;

/** Says that a video is still correct, for the usual time. */
export const StillCorrect = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const review = useReviewVideo();
  return (
    <>
      <Button
        icon="check"
        isPending={review.isPending}
        onPress={() => review.mutate({ params: { videoId: video.id }, body: {} })}
      >
        {t('worth:review.still-correct')}
      </Button>
      <FormProblem problem={review.error} />
    </>
  );
};

/** Warns readers of a video whose day has passed. */
export const StaleBanner = ({ video }: { video: VideoView | undefined }) => {
  const { t } = useTranslation();
  if (video?.isStale !== true || video.reviewBy === null) return null;
  const { canReview } = video.permissions;
  return (
    <Banner
      tone="warn"
      title={t('worth:review.stale-title')}
      {...(canReview ? { actions: <StillCorrect video={video} /> } : {})}
    >
      <p>
        {t('worth:review.stale-text')} <Time value={video.reviewBy} look="date" />
      </p>
    </Banner>
  );
};

/** Until when a video counts as correct. */
export const FreshnessLine = ({ video }: { video: VideoView | undefined }) => {
  const { t } = useTranslation();
  if (video === undefined || video.reviewBy === null) return null;
  const { isStale, permissions, reviewBy } = video;
  if (isStale && !permissions.canReview) return null;
  return (
    <p className="gh-row gh-soft gh-small">
      {!isStale && (
        <span>
          {t('worth:review.by')} <Time value={reviewBy} look="date" />
        </span>
      )}
      {permissions.canReview && <AppLink href={keepHref(video)}>{t('worth:review.change')}</AppLink>}
    </p>
  );
};
