import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { explainMissingCaptions, readVideo, type VideoView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { FormProblem } from '../forms/form-problem.js';
import {
  MissingCaptionsFields,
  NO_REASON,
  reasonToSend,
  type GivenReason,
} from './missing-captions-fields.js';

/** Why a video has no captions, for those who may write them. */
export const MissingCaptionsNote = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const { missingCaptions: missing } = video;
  if (missing === null) return null;
  // i18n-keys: video:missing.*
  return (
    <p className="gh-soft">
      {t('video:missing.title')}: {t(`video:missing.${missing.reason}`)}
      {missing.note !== '' && ` – ${missing.note}`}
    </p>
  );
};

const givenBefore = ({ missingCaptions: missing }: VideoView): GivenReason =>
  missing === null ? NO_REASON : { reason: missing.reason, note: missing.note };

/** Says why a published video has no captions. */
export const ExplainMissing = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const [given, setGiven] = useState(() => givenBefore(video));
  const save = useCommand(explainMissingCaptions, { refreshes: [readVideo] });
  const body = reasonToSend(given);
  return (
    <section className="gh-stack" aria-label={t('video:gate.reason')}>
      <FormProblem problem={save.error} />
      <MissingCaptionsFields value={given} onChange={setGiven} />
      <p className="gh-row">
        <Button
          isDisabled={body === null}
          isPending={save.isPending}
          onPress={() => body !== null && save.mutate({ params: { videoId: video.id }, body })}
        >
          {t('video:gate.save')}
        </Button>
        <span role="status">{save.isSuccess ? t('video:gate.saved') : ''}</span>
      </p>
    </section>
  );
};
