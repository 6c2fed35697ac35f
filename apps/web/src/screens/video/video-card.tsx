import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';

import { Card, CardLink } from '../../design/card.js';
import { Icon } from '../../design/icon.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';
import { Time } from '../../design/time.js';
import { communityHref } from '../communities/community-href.js';
import { clockOf } from './clock.js';
import { useTimeWords } from './use-time-words.js';
import { VideoTags } from './video-tags.js';

/** What it looks like, and how long it is. */
const Face = ({ video: { media, durationMs } }: { video: VideoView }) => {
  const { t } = useTranslation();
  const inWords = useTimeWords();
  const poster = media?.posters[0];
  const seconds = (durationMs ?? 0) / 1000;
  return (
    <div className="video-card__face">
      {media !== null && poster !== undefined ? (
        <img src={media.base + poster} alt="" loading="lazy" decoding="async" />
      ) : (
        <Icon name={media === null ? 'film' : 'volume'} size="large" />
      )}
      {durationMs !== null && (
        <span className="video-card__length">
          <span aria-hidden="true">{clockOf(seconds)}</span>
          <span className="gh-hidden">{t('video:list.length', { length: inWords(seconds) })}</span>
        </span>
      )}
    </div>
  );
};

/** A video in a list: what it is about, who made it, and how long it takes. */
export const VideoCard = ({ video }: { video: VideoView }) => {
  const { t } = useTranslation();
  const { title, language, author, publishedAt, community, threadId, helpful, used } = video;
  return (
    <Card as="li" padding="none">
      <Face video={video} />
      <div className="video-card__words">
        <h3 lang={language}>
          <CardLink href={`${communityHref(community)}/t/${threadId}`}>{title}</CardLink>
        </h3>
        <p className="gh-row gh-small">
          <span>{author.displayName}</span>
          <OrganisationBadge {...author.organisation} />
        </p>
        {publishedAt !== null && (
          <p className="gh-soft gh-small">
            <Time value={publishedAt} />
          </p>
        )}
        <VideoTags video={video} />
        {helpful + used > 0 && (
          <p className="gh-row gh-soft gh-small">
            {helpful > 0 && <span>{t('worth:mark.helpful-count', { count: helpful })}</span>}
            {used > 0 && <span>{t('worth:mark.used-count', { count: used })}</span>}
          </p>
        )}
      </div>
    </Card>
  );
};
