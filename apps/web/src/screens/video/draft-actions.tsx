import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  deleteVideo,
  getCommunity,
  listCommunityVideos,
  listMyVideos,
  listThreads,
  publishVideo,
  type CommunityDetail,
  type MissingCaptions,
  type VideoView,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AskedButton } from '../../design/asked-button.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { communityHref } from '../communities/community-href.js';
import { FormProblem } from '../forms/form-problem.js';
import { CaptionGate, hasCheckedCaptions } from './caption-gate.js';
import type { VideoDraft } from './use-video-draft.js';

interface ActionsProps {
  readonly community: CommunityDetail;
  readonly video: VideoView | null;
  readonly draft: VideoDraft;
}

/** Publishes what stands in the fields, and leads to the discussion. */
const usePublish = ({ video, draft }: Omit<ActionsProps, 'community'>) => {
  const { t } = useTranslation();
  const router = useRouter();
  const publish = useCommand(publishVideo, {
    refreshes: [listMyVideos, listCommunityVideos, listThreads, getCommunity],
    onDone: async ({ threadId, community }) => {
      showToast(t('video:publish.done'));
      await router.navigate({ href: `${communityHref(community)}/t/${threadId}` });
    },
  });
  const run = async (missingCaptions?: MissingCaptions): Promise<void> => {
    if (video === null) return;
    await draft.save();
    const body = missingCaptions === undefined ? {} : { missingCaptions };
    await publish.mutateAsync({ params: { videoId: video.id }, body });
  };
  return { publish, run };
};

const DeleteDraft = ({ community, video }: { community: CommunityDetail; video: VideoView }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const remove = useCommand(deleteVideo, {
    refreshes: [listMyVideos],
    onDone: async () => {
      showToast(t('video:draft.deleted'));
      await router.navigate({ href: communityHref(community, 'videos'), ignoreBlocker: true });
    },
  });
  return (
    <AskedButton
      variant="quiet"
      icon="trash"
      question={t('video:draft.delete-title', { title: video.title })}
      explanation={
        <>
          <p>{t('video:draft.delete-text')}</p>
          <FormProblem problem={remove.error} />
        </>
      }
      confirmLabel={t('video:draft.delete')}
      onConfirm={() => remove.mutateAsync({ params: { videoId: video.id } })}
    >
      {t('video:draft.delete')}
    </AskedButton>
  );
};

/** Publishes at once where there are captions, and asks otherwise. */
const useGate = (video: VideoView | null, run: () => Promise<void>) => {
  const [isOpen, onOpenChange] = useState(false);
  const press = (): void => {
    if (video === null || hasCheckedCaptions(video)) run().catch(() => undefined);
    else onOpenChange(true);
  };
  return { press, dialog: { isOpen, onOpenChange } };
};

const Saved = ({ draft, hasVideo }: { draft: VideoDraft; hasVideo: boolean }) => {
  const { t } = useTranslation();
  const words = draft.isBusy ? t('video:words.saving') : hasVideo && draft.isSaved && t('video:words.saved');
  return <span className="gh-soft gh-small">{words}</span>;
};

/** What can be done with a draft: publish it as soon as it can be played, or delete it. */
export const DraftActions = (props: ActionsProps) => {
  const { community, video, draft } = props;
  const { t } = useTranslation();
  const { publish, run } = usePublish(props);
  const gate = useGate(video, run);
  const isPlayable = video !== null && video.media !== null;
  return (
    <div className="gh-stack" data-gap="small">
      <FormProblem problem={publish.error} />
      <p className="gh-soft">
        {isPlayable
          ? t('video:publish.help', { community: video.community.title })
          : t('video:publish.not-yet')}
      </p>
      <div className="gh-row">
        <Button
          variant="primary"
          icon="send"
          isDisabled={!isPlayable || !draft.hasTitle}
          isPending={publish.isPending}
          onPress={gate.press}
        >
          {t('video:publish.publish')}
        </Button>
        {video?.permissions.canDelete === true && <DeleteDraft community={community} video={video} />}
        <Saved draft={draft} hasVideo={video !== null} />
      </div>
      {video !== null && <CaptionGate community={community} video={video} onPublish={run} {...gate.dialog} />}
    </div>
  );
};
