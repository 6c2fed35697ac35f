import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { Banner } from '../../design/banner.js';
import { CommunityPage } from '../communities/community-page.js';
import { ChapterEditor } from './chapter-editor.js';
import { EditedVideo } from './edited-video.js';

import './captions-screen.css';

/** Writes the chapters of a video. */
export const ChaptersScreen = () => {
  const { t } = useTranslation();
  const { video = '' } = useParams({ strict: false });
  return (
    <CommunityPage tab="videos">
      {(community) => (
        <section className="gh-stack" aria-labelledby="chapters">
          <h2 id="chapters">{t('video:chapters.title')}</h2>
          <p className="gh-soft">{t('video:chapters.lead')}</p>
          <EditedVideo key={video} community={community} videoId={video}>
            {(edited, player) =>
              edited.permissions.canCaption ? (
                <ChapterEditor video={edited} player={player} />
              ) : (
                <Banner title={t('video:chapters.not-yours')} />
              )
            }
          </EditedVideo>
        </section>
      )}
    </CommunityPage>
  );
};
