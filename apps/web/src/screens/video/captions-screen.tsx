import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideo, type CaptionsView, type CommunityDetail, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { ErrorState } from '../../design/error-state.js';
import { NativeSelect } from '../../design/native-select.js';
import { Skeleton } from '../../design/skeleton.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { CaptionEditor } from './caption-editor.js';
import type { PlayerHandle } from './video-player.js';
import { VideoStage } from './video-stage.js';

import './captions-screen.css';

type Language = CaptionsView['language'];

const useShownLanguage = (video: VideoView) => {
  const [chosen, setChosen] = useState<Language | ''>('');
  return { language: chosen === '' ? video.language : chosen, setChosen };
};

interface LanguageChoiceProps {
  readonly value: Language;
  readonly onChange: (value: Language | '') => void;
}

const LanguageChoice = ({ value, onChange }: LanguageChoiceProps) => {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('video:captions.language')}
      name="language"
      value={value}
      options={[
        { value: 'en', label: t('discussion:language.en') },
        { value: 'cy', label: t('discussion:language.cy') },
      ]}
      onChange={onChange}
    />
  );
};

const CaptionsOf = ({ community, video }: { community: CommunityDetail; video: VideoView }) => {
  const { t } = useTranslation();
  const player = useRef<PlayerHandle>(null);
  const { language, setChosen } = useShownLanguage(video);
  const back =
    video.threadId === null
      ? `${communityHref(community)}/videos/new?draft=${video.id}`
      : `${communityHref(community)}/t/${video.threadId}`;
  return (
    <div className="gh-stack">
      <p>
        <AppLink href={back}>{t('video:captions.back', { title: video.title })}</AppLink>
      </p>
      <VideoStage video={video} ref={player} />
      <LanguageChoice value={language} onChange={setChosen} />
      {video.permissions.canCaption ? (
        <CaptionEditor key={language} video={video} language={language} player={player} />
      ) : (
        <Banner title={t('video:captions.not-yours')} />
      )}
    </div>
  );
};

const CaptionsPage = ({ community, videoId }: { community: CommunityDetail; videoId: string }) => {
  const problemText = useProblemText();
  const { data: video, error, refetch } = useOperation(readVideo, { params: { videoId } });
  if (video !== undefined) return <CaptionsOf community={community} video={video} />;
  if (error === null) return <Skeleton count={4} />;
  return (
    <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
      {problemText(error).detail}
    </ErrorState>
  );
};

/** Writes and corrects what is said in a video. */
export const CaptionsScreen = () => {
  const { t } = useTranslation();
  const { video = '' } = useParams({ strict: false });
  return (
    <CommunityPage tab="videos">
      {(community) => (
        <section className="gh-stack" aria-labelledby="captions">
          <h2 id="captions">{t('video:captions.title')}</h2>
          <p className="gh-soft">{t('video:captions.lead')}</p>
          <CaptionsPage key={video} community={community} videoId={video} />
        </section>
      )}
    </CommunityPage>
  );
};
