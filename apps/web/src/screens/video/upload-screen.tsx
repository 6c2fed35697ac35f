import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail, VideoView } from '#libs/contracts';

import { useProblemText } from '../../api/use-problem-text.js';
import { useSession } from '../../app/session.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { Banner } from '../../design/banner.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { CommunityPage } from '../communities/community-page.js';
import { DraftActions } from './draft-actions.js';
import { FilePart } from './file-part.js';
import { LeaveGuard } from './leave-guard.js';
import { MyDrafts, useMyDrafts } from './my-drafts.js';
import { ProcessPart } from './process-part.js';
import { useKeptRecording } from './use-kept-recording.js';
import { useUploadPage, type UploadPage } from './use-upload-page.js';
import { useVideoDraft } from './use-video-draft.js';
import { useVideoUpload } from './use-video-upload.js';
import { WordsPart } from './words-part.js';

import './upload-screen.css';

interface EditorProps {
  readonly community: CommunityDetail;
  readonly video: VideoView | null;
  readonly page: UploadPage;
}

/** A file that goes on where it was left may belong to a draft that is there already. */
const useFoundDraft = (uploadId: string | null, isWanted: boolean, onFound: (video: VideoView) => void) => {
  const found = useMyDrafts().find((draft) => uploadId !== null && draft.uploadId === uploadId);
  const foundId = isWanted ? found?.id : undefined;
  const take = useEffectEvent((id: string) => {
    if (found?.id === id) onFound(found);
  });
  useEffect(() => {
    if (foundId !== undefined) take(foundId);
  }, [foundId]);
};

const useVideoEditor = ({ community, video, page }: EditorProps) => {
  const askedId = useAddressQuery().query.get('recording');
  const isBegun = video?.state === 'uploading';
  const begunId = isBegun ? video.uploadId : null;
  const upload = useVideoUpload(begunId);
  const isSafe = video !== null && !isBegun;
  const kept = useKeptRecording({ askedId, begunId, draftId: video?.id ?? null, upload, isSafe });
  const { uploadId, phase } = upload.state;
  const excerpt = kept.recording?.excerpt ?? null;
  const adopt = async (made: VideoView): Promise<void> => {
    // Before the address says so: a page that is opened at that address finds the recording by its draft.
    await kept.belongsTo(made.id);
    await page.adopt(made);
  };
  const draft = useVideoDraft({ community, video, uploadId, excerpt, page: { ...page, adopt } });
  useFoundDraft(uploadId, video === null && !draft.isBusy, draft.takeOver);
  const isSending = phase === 'sending' || phase === 'waiting';
  return { upload, draft, kept, isBegun, isSending, phase, isFromRecorder: askedId !== null };
};

const RecordingGone = () => {
  const { t } = useTranslation();
  return (
    <Banner tone="warn" title={t('recorder:upload.gone')}>
      <p>{t('recorder:upload.gone-text')}</p>
    </Banner>
  );
};

const Editor = (props: EditorProps) => {
  const { community, video } = props;
  const { t } = useTranslation();
  const { upload, draft, kept, isBegun, isSending, phase, isFromRecorder } = useVideoEditor(props);
  const leaveText = kept.recording === null ? t('video:leave.text') : t('recorder:upload.leave-text');
  return (
    <div className="gh-stack" data-gap="large">
      <LeaveGuard isNeeded={isSending} title={t('video:leave.title')} text={leaveText} />
      {kept.isGone && phase === 'none' && <RecordingGone />}
      {(video === null || isBegun) && <FilePart upload={upload} isBegun={isBegun} />}
      {video !== null && <ProcessPart video={video} />}
      {phase === 'done' && !draft.hasTitle && <p role="status">{t('video:words.needs-title')}</p>}
      <WordsPart community={community} draft={draft} isNext={isFromRecorder} />
      <DraftActions community={community} video={video} draft={draft} />
    </div>
  );
};

const UploadParts = ({ community }: { community: CommunityDetail }) => {
  const problemText = useProblemText();
  const page = useUploadPage();
  const { key, isNew, video } = page;
  const { data, error, refetch } = video;
  if (!isNew && data === undefined) {
    if (error === null) return <Skeleton count={4} />;
    return (
      <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
        {problemText(error).detail}
      </ErrorState>
    );
  }
  const open = isNew ? null : (data ?? null);
  return (
    <>
      <Editor key={key} community={community} video={open} page={page} />
      <MyDrafts community={community} openId={open?.id ?? null} />
    </>
  );
};

/** Sends a video, and writes about it meanwhile. */
export const UploadScreen = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return (
    <CommunityPage tab="videos" isFor={({ permissions }) => instance.videos && permissions.canStartThread}>
      {(community) => (
        <section className="gh-stack video-upload" aria-labelledby="video-upload">
          <h2 id="video-upload">{t('video:upload.start')}</h2>
          <p className="gh-soft">{t('video:upload.lead')}</p>
          <UploadParts community={community} />
        </section>
      )}
    </CommunityPage>
  );
};
