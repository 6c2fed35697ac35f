import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { communityHref } from '../communities/community-href.js';

import './video-tags.css';

const TagsDialog = lazy(async () => ({ default: (await import('./tags-dialog.js')).TagsDialog }));

/** What a video is about, in single words that lead to others about the same. */
export const VideoTags = ({ video: { tags, language, community } }: { video: VideoView }) => {
  const { t } = useTranslation();
  if (tags.length === 0) return null;
  return (
    <ul className="video-tags" aria-label={t('recorder:tags.label')}>
      {tags.map((tag) => (
        <li key={tag} lang={language}>
          <AppLink href={`${communityHref(community, 'videos')}?tag=${encodeURIComponent(tag)}`}>
            {tag}
          </AppLink>
        </li>
      ))}
    </ul>
  );
};

/** The tags of a published video, and for whoever may change them a way to do so. */
export const PublishedTags = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!video.permissions.canTag) return <VideoTags video={video} />;
  return (
    <div className="gh-row">
      <VideoTags video={video} />
      <Button variant="quiet" size="small" icon="edit" onPress={() => setOpen(true)}>
        {t('recorder:tags.edit')}
      </Button>
      <Suspense>{isOpen && <TagsDialog video={video} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
};
