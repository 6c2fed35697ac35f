import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideo, replaceVideoFile, type VideoView } from '#libs/contracts';

import { useCommand } from '../../../api/use-operation.js';
import { Banner } from '../../../design/banner.js';
import { ProgressBar } from '../../../design/progress-bar.js';
import { FormProblem } from '../../forms/form-problem.js';
import { FilePart } from '../file-part.js';
import { useVideoUpload } from '../use-video-upload.js';

/** How far the new file is. */
const UnderWay = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  return (
    <>
      <ProgressBar label={t('worth:replace.working')} value={video.progress} />
      <p className="gh-soft gh-small">{t('worth:replace.meanwhile')}</p>
    </>
  );
};

/** Takes a file, and has it take the place of the old one as soon as all of it has arrived. */
const NewFile = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const upload = useVideoUpload(null);
  const replace = useCommand(replaceVideoFile, { refreshes: [readVideo] });
  const { phase, uploadId } = upload.state;
  const send = useEffectEvent((id: string): void =>
    replace.mutate({ params: { videoId: video.id }, body: { uploadId: id } }),
  );
  useEffect(() => {
    if (phase === 'done' && uploadId !== null) send(uploadId);
  }, [phase, uploadId]);
  return (
    <>
      {video.state === 'failed' && (
        <Banner tone="danger" title={t('worth:replace.failed')}>
          {/* i18n-keys: video:failure.* */}
          {video.failure !== null && <p>{t(`video:failure.${video.failure}`)}</p>}
        </Banner>
      )}
      <FilePart upload={upload} isBegun={false} />
      <FormProblem problem={replace.error} />
    </>
  );
};

/** Puts another file in the place of that of a published video. */
export const ReplaceFile = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const isFree = video.state === 'ready' || video.state === 'failed';
  return (
    <section className="gh-stack" aria-labelledby="replace">
      <h3 id="replace">{t('worth:replace.title')}</h3>
      <p className="gh-soft">{t('worth:replace.help')}</p>
      {isFree ? <NewFile video={video} /> : <UnderWay video={video} />}
    </section>
  );
};
