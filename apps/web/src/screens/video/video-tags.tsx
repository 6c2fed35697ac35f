import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';

import './video-tags.css';

/** What a video is about, in single words that lead to others about the same. */
export const VideoTags = ({ video: { tags, language, community } }: { video: VideoView }) => {
  const { t } = useTranslation();
  if (tags.length === 0) return null;
  return (
    <ul className="video-tags" aria-label={t('recorder:tags.label')}>
      {tags.map((tag) => (
        <li key={tag} lang={language}>
          <AppLink href={`/c/${community.name}/videos?tag=${encodeURIComponent(tag)}`}>{tag}</AppLink>
        </li>
      ))}
    </ul>
  );
};
