import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';

import { useSession } from '../../../app/session.js';
import { Banner } from '../../../design/banner.js';
import { CommunityPage } from '../../communities/community-page.js';
import { EditedVideo } from '../edited-video.js';
import { ReplaceFile } from './replace-file.js';
import { ReviewForm } from './review-form.js';

import '../upload-screen.css';

const Keep = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const { canReview, canReplace } = video.permissions;
  if (!canReview) return <Banner title={t('worth:keep.not-yours')} />;
  return (
    <>
      <ReviewForm key={video.reviewBy} video={video} />
      {canReplace && instance.videos && <ReplaceFile video={video} />}
    </>
  );
};

/** Where a published video is kept correct: the day of the next look, and a new file. */
export const KeepScreen = () => {
  const { t } = useTranslation();
  const { video } = useParams({ strict: false }) as { video: string };
  return (
    <CommunityPage tab="videos">
      {(community) => (
        <section className="gh-stack" aria-labelledby="keep">
          <h2 id="keep">{t('worth:keep.title')}</h2>
          <EditedVideo key={video} community={community} videoId={video}>
            {(kept) => <Keep video={kept} />}
          </EditedVideo>
        </section>
      )}
    </CommunityPage>
  );
};
