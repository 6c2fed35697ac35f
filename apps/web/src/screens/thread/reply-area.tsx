import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { ThreadPage } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { signInHref } from '../../app/sign-in-href.js';
import { Icon } from '../../design/icon.js';
import { LinkButton } from '../../design/link-button.js';
import { Skeleton } from '../../design/skeleton.js';
import { communityHref } from '../communities/community-href.js';
import { OutgoingPost } from './outgoing-post.js';
import { threadHref } from './thread-start.js';
import type { useOutgoing } from './use-outgoing.js';
import type { usePostActs } from './use-post-acts.js';

const ReplyBox = lazy(async () => ({ default: (await import('./reply-box.js')).ReplyBox }));

interface ReplyAreaProps {
  readonly page: ThreadPage;
  readonly outgoing: ReturnType<typeof useOutgoing>;
  readonly acts: ReturnType<typeof usePostActs>;
  /** My own reply stands behind all others: those that wait come first. */
  readonly onSent: () => void;
}

/** Why nobody, or not this reader, can reply here. */
const NoReply = ({ page }: { page: ThreadPage }) => {
  const { t } = useTranslation();
  const me = useMe();
  if (page.thread.deleted) return null;
  if (page.community.isArchived || page.thread.lockedAt !== null) {
    return (
      <p className="thread-closed">
        <Icon name={page.community.isArchived ? 'archive' : 'lock'} />
        {page.community.isArchived ? t('discussion:closed.archived') : t('discussion:closed.locked')}
      </p>
    );
  }
  return (
    <div className="thread-closed">
      <p>{me === null ? t('discussion:closed.signed-out') : t('discussion:closed.not-member')}</p>
      {me === null ? (
        <LinkButton href={signInHref(threadHref(page.thread, page.community))} variant="primary">
          {t('common:action.sign-in')}
        </LinkButton>
      ) : (
        <LinkButton href={communityHref(page.community)}>{t('discussion:closed.to-community')}</LinkButton>
      )}
    </div>
  );
};

/** Replies on their way, then the box to write the next. */
export const ReplyArea = ({ page, outgoing, acts, onSent }: ReplyAreaProps) => {
  const { t } = useTranslation();
  return (
    <section className="thread-reply" aria-label={t('discussion:reply.area')}>
      {outgoing.posts.map((post) => (
        <OutgoingPost
          key={post.key}
          post={post}
          onRetry={() => outgoing.retry(post)}
          onEdit={() => {
            outgoing.discard(post);
            acts.takeUp(post);
          }}
        />
      ))}
      {page.permissions.canReply ? (
        <Suspense fallback={<Skeleton count={2} />}>
          <ReplyBox page={page} outgoing={outgoing} wish={acts.wish} onSent={onSent} />
        </Suspense>
      ) : (
        <NoReply page={page} />
      )}
    </section>
  );
};
