import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail, MissingCaptions, VideoView } from '#libs/contracts';

import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { LinkButton } from '../../design/link-button.js';
import { communityHref } from '../communities/community-href.js';
import { MissingCaptionsFields, NO_REASON, reasonToSend } from './missing-captions-fields.js';

/** Whether somebody has written captions, or checked those of a machine. */
export const hasCheckedCaptions = ({ captions }: VideoView): boolean =>
  captions.some(({ isDraft }) => !isDraft);

interface GateProps {
  readonly community: CommunityDetail;
  readonly video: VideoView;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPublish: (missing: MissingCaptions) => Promise<void>;
}

const Words = ({ community, video }: Pick<GateProps, 'community' | 'video'>) => {
  const { t } = useTranslation();
  const hasDraft = video.captions.length > 0;
  return (
    <>
      <p>{hasDraft ? t('video:gate.draft-text') : t('video:gate.text')}</p>
      <p>
        <LinkButton
          variant="primary"
          icon="edit"
          href={`${communityHref(community, 'videos')}/${video.id}/captions`}
        >
          {hasDraft ? t('video:gate.check') : t('video:gate.make')}
        </LinkButton>
      </p>
    </>
  );
};

/** Asks what is to happen before a video is published that has no captions, or only those of a machine. */
export const CaptionGate = ({ community, video, isOpen, onOpenChange, onPublish }: GateProps) => {
  const { t } = useTranslation();
  const [given, setGiven] = useState(NO_REASON);
  const [isPending, setPending] = useState(false);
  const missing = reasonToSend(given);
  const publish = async (): Promise<void> => {
    if (missing === null) return;
    setPending(true);
    // Why it was not taken stands below the button that opened this.
    await onPublish(missing).catch(() => onOpenChange(false));
    setPending(false);
  };
  return (
    <Dialog
      title={video.captions.length > 0 ? t('video:gate.draft-title') : t('video:gate.title')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={() => (
        <Button isDisabled={missing === null} isPending={isPending} onPress={() => void publish()}>
          {t('video:gate.without')}
        </Button>
      )}
    >
      <div className="gh-stack">
        <Words community={community} video={video} />
        <MissingCaptionsFields value={given} onChange={setGiven} />
      </div>
    </Dialog>
  );
};
