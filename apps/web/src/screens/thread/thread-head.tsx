import { useTranslation } from 'react-i18next';

import type { ThreadPage } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Icon } from '../../design/icon.js';
import { Time } from '../../design/time.js';
import { communityHref } from '../communities/community-href.js';
import { CompleteBadge } from './posts-elsewhere.js';

/** Where the thread belongs. */
export const ThreadOver = ({ page }: { page: ThreadPage }) => {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('discussion:thread.place')}>
      <AppLink className="thread-over" href={communityHref(page.community)}>
        <Icon name="arrow-left" size="small" />
        {page.community.title}
      </AppLink>
    </nav>
  );
};

/** Kind and state of the thread, how much there is and how fresh it is. */
export const ThreadLead = ({ page }: { page: ThreadPage }) => {
  const { t } = useTranslation();
  const { thread, community } = page;
  const replies = thread.postCount - 1;
  return (
    <div className="thread-lead">
      {thread.kind === 'question' && (
        <Badge tone={thread.acceptedPostId === null ? 'info' : 'success'} icon="question">
          {thread.acceptedPostId === null ? t('discussion:kind.question') : t('discussion:kind.answered')}
        </Badge>
      )}
      {thread.pinnedAt !== null && <Badge icon="pin">{t('discussion:thread.pinned')}</Badge>}
      {thread.lockedAt !== null && <Badge icon="lock">{t('discussion:thread.locked')}</Badge>}
      {community.isArchived && <Badge icon="archive">{t('discussion:thread.archived')}</Badge>}
      <CompleteBadge page={page} />
      <span>{t('discussion:thread.replies', { count: replies })}</span>
      {replies > 0 && (
        <span>
          {t('discussion:thread.last-reply')} <Time value={thread.lastPostAt} />
        </span>
      )}
    </div>
  );
};
