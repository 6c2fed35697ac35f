import { useParams } from '@tanstack/react-router';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { CaptionsView, VideoView } from '#libs/contracts';

import { Banner } from '../../design/banner.js';
import { NativeSelect } from '../../design/native-select.js';
import { CommunityPage } from '../communities/community-page.js';
import { CaptionEditor } from './caption-editor.js';
import { hasCheckedCaptions } from './caption-gate.js';
import { EditedVideo } from './edited-video.js';
import { ExplainMissing } from './missing-captions.js';
import type { PlayerHandle } from './video-player.js';

import './captions-screen.css';

interface CaptionsOfProps {
  readonly video: VideoView;
  readonly player: RefObject<PlayerHandle | null>;
}

const CaptionsOf = ({ video, player }: CaptionsOfProps) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<CaptionsView['language'] | ''>('');
  const language = chosen === '' ? video.language : chosen;
  const isUnexplained = video.threadId !== null && !hasCheckedCaptions(video);
  return (
    <>
      <NativeSelect
        label={t('video:captions.language')}
        name="language"
        value={language}
        options={[
          { value: 'en', label: t('discussion:language.en') },
          { value: 'cy', label: t('discussion:language.cy') },
        ]}
        onChange={setChosen}
      />
      {video.permissions.canCaption ? (
        <CaptionEditor key={language} video={video} language={language} player={player} />
      ) : (
        <Banner title={t('video:captions.not-yours')} />
      )}
      {video.permissions.canCaption && isUnexplained && <ExplainMissing video={video} />}
    </>
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
          <EditedVideo key={video} community={community} videoId={video}>
            {(edited, player) => <CaptionsOf video={edited} player={player} />}
          </EditedVideo>
        </section>
      )}
    </CommunityPage>
  );
};
