import { useTranslation } from 'react-i18next';

import { listMyVideos, readVideo, retryVideo, type VideoView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { Icon } from '../../design/icon.js';
import { ProgressBar } from '../../design/progress-bar.js';
import { FormProblem } from '../forms/form-problem.js';
import { VideoStage } from './video-stage.js';

interface PartProps {
  readonly video: VideoView;
}

const Failure = ({ video }: PartProps) => {
  const { t } = useTranslation();
  const retry = useCommand(retryVideo, { refreshes: [readVideo, listMyVideos] });
  const { failure } = video;
  // i18n-keys: video:failure.*
  return (
    <>
      <Banner
        tone="danger"
        title={t('video:process.failed')}
        actions={
          <Button
            size="small"
            isPending={retry.isPending}
            onPress={() => retry.mutate({ params: { videoId: video.id } })}
          >
            {t('video:process.retry')}
          </Button>
        }
      >
        {failure !== null && <p>{t(`video:failure.${failure}`)}</p>}
      </Banner>
      <FormProblem problem={retry.error} />
    </>
  );
};

const Ready = () => {
  const { t } = useTranslation();
  return (
    <p className="video-arrived">
      <Icon name="check-circle" />
      {t('video:process.ready')}
    </p>
  );
};

const Working = ({ video }: PartProps) => {
  const { t } = useTranslation();
  const isWaiting = video.state === 'waiting';
  return (
    <>
      <ProgressBar
        label={isWaiting ? t('video:process.waiting') : t('video:process.working')}
        value={isWaiting ? 0 : video.progress}
      />
      {video.media !== null && <p className="gh-soft gh-small">{t('video:process.playable')}</p>}
    </>
  );
};

/** How far the processing is. */
const State = ({ video }: PartProps) => {
  if (video.state === 'uploading') return null;
  if (video.state === 'failed') return <Failure video={video} />;
  return video.state === 'ready' ? <Ready /> : <Working video={video} />;
};

/** What becomes of a video whose bytes are there: how far it is, and what can be seen of it already. */
export const ProcessPart = ({ video }: PartProps) => {
  const { t } = useTranslation();
  return (
    <div className="gh-stack">
      <State video={video} />
      {video.media !== null && (
        <section className="gh-stack" data-gap="small" aria-labelledby="video-preview">
          <h3 id="video-preview">{t('video:preview.title')}</h3>
          <VideoStage video={video} />
        </section>
      )}
    </div>
  );
};
