import { useTranslation } from 'react-i18next';

import type { ThreadSummary } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { AppLink } from '../../design/app-link.js';
import { Avatar } from '../../design/avatar.js';
import { Badge } from '../../design/badge.js';
import { Time } from '../../design/time.js';
import { threadHref } from '../thread/thread-start.js';
import { communityHref } from './community-href.js';

import './thread-row.css';

interface ThreadRowProps {
  readonly thread: ThreadSummary;
  /** Says which community it belongs to, in lists across several. */
  readonly showsCommunity?: boolean;
  readonly headingLevel?: 2 | 3;
}

const Marks = ({ thread }: { thread: ThreadSummary }) => {
  const { t } = useTranslation();
  return (
    <>
      {thread.pinnedAt !== null && <Badge icon="pin">{t('communities:thread.pinned')}</Badge>}
      {thread.kind === 'question' &&
        (thread.acceptedPostId === null ? (
          <Badge tone="info" icon="question">
            {t('communities:thread.question')}
          </Badge>
        ) : (
          <Badge tone="success" icon="check">
            {t('communities:thread.answered')}
          </Badge>
        ))}
      {thread.lockedAt !== null && <Badge icon="lock">{t('communities:thread.locked')}</Badge>}
      {thread.deleted && (
        <Badge tone="warn" icon="trash">
          {t('communities:thread.deleted')}
        </Badge>
      )}
    </>
  );
};

const Facts = ({ thread, showsCommunity }: { thread: ThreadSummary; showsCommunity: boolean }) => {
  const { t } = useTranslation();
  const replies = thread.postCount - 1;
  return (
    <p className="gh-thread-row__facts">
      {showsCommunity && (
        <AppLink href={communityHref(thread.community)} className="gh-thread-row__community">
          {thread.community.title}
        </AppLink>
      )}
      <span>{thread.author.displayName}</span>
      <span>{t('communities:thread.replies', { count: replies })}</span>
      <span>
        {replies > 0 ? t('communities:thread.last-by', { name: thread.lastPost.author.displayName }) : ''}{' '}
        <Time value={thread.lastPostAt} />
      </span>
    </p>
  );
};

/** A thread in a list. Its link goes on where the reader left off. */
export const ThreadRow = ({ thread, showsCommunity = false, headingLevel = 3 }: ThreadRowProps) => {
  const { t } = useTranslation();
  const Heading = `h${headingLevel}` as const;
  const unread = thread.unread ?? 0;
  return (
    <li className="gh-thread-row" data-unread={unread > 0 || undefined}>
      <Avatar name={thread.author.displayName} src={fileUrl(thread.author.avatarFileId, '96')} />
      <div className="gh-thread-row__words">
        <Heading className="gh-thread-row__title">
          <AppLink href={threadHref(thread, thread.community)} lang={thread.language}>
            {thread.title}
          </AppLink>
        </Heading>
        <div className="gh-thread-row__marks">
          <Marks thread={thread} />
        </div>
        <Facts thread={thread} showsCommunity={showsCommunity} />
      </div>
      {unread > 0 && (
        <span className="gh-thread-row__unread">{t('communities:thread.unread', { count: unread })}</span>
      )}
    </li>
  );
};
