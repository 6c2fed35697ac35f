import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { AskedButton } from '../../../design/asked-button.js';
import { Button } from '../../../design/button.js';
import { communityHref } from '../../communities/community-href.js';
import type { Recorder } from './recorder.js';
import { changeRecording, type Recording } from './recording-store.js';
import { TrimPart } from './trim-part.js';
import { excerptOf } from './trim.js';
import { useReview } from './use-review.js';

interface ReviewPartProps {
  readonly community: CommunityDetail;
  readonly recorder: Recorder;
  readonly recording: Recording;
}

const Again = ({ recorder }: { recorder: Recorder }) => {
  const { t } = useTranslation();
  return (
    <AskedButton
      icon="record"
      question={t('recorder:again.title')}
      explanation={<p>{t('recorder:again.text')}</p>}
      confirmLabel={t('recorder:again.confirm')}
      onConfirm={() => recorder.discard()}
    >
      {t('recorder:action.again')}
    </AskedButton>
  );
};

/** A recording is looked at, cut, used, or made again. */
export const ReviewPart = ({ community, recorder, recording }: ReviewPartProps) => {
  const { t } = useTranslation();
  const router = useRouter();
  const { video, address, events, ...cut } = useReview(recording);
  /** Nothing is written where nothing is cut: a device that is full would not take it. */
  const keep = async (): Promise<void> => {
    const excerpt = excerptOf(cut.trim, recording.durationMs);
    if (excerpt !== null || recording.excerpt !== null) await changeRecording(recording.id, { excerpt });
  };
  const use = async (): Promise<void> => {
    await keep();
    const href = `${communityHref(community, 'videos/new')}?recording=${recording.id}`;
    await router.navigate({ href });
  };
  const complain = (error: unknown): void => recorder.complain(error);
  return (
    <div className="gh-stack">
      <div className="recorder-picture">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- its author looks at it before there can be any */}
        <video
          ref={video}
          aria-label={t('recorder:review')}
          src={address ?? undefined}
          controls
          playsInline
          {...events}
        />
      </div>
      <TrimPart cut={cut} durationMs={recording.durationMs} />
      <div className="gh-row">
        <Button variant="primary" icon="check" data-focus-first onPress={() => void use().catch(complain)}>
          {t('recorder:action.use')}
        </Button>
        <Again recorder={recorder} />
        <Button variant="quiet" onPress={() => void keep().then(() => recorder.cancel(), complain)}>
          {t('recorder:action.later')}
        </Button>
      </div>
    </div>
  );
};
