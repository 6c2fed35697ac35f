import { useTranslation } from 'react-i18next';

import type { PostView } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Byline } from '../../design/byline.js';
import { Time } from '../../design/time.js';
import { bylineOf } from '../people/byline-of.js';
import { useIsUseNote } from '../video/worth/use-worth.js';
import { Attachments } from './attachments.js';
import { PostFooter } from './post-footer.js';
import type { PostPlace } from './post-text.js';
import { PostWords } from './post-words.js';
import { threadHref } from './thread-start.js';
import { Tombstone } from './tombstone.js';
import { UnconfirmedNote } from './unconfirmed-note.js';

/** What can be asked for at a post; the thread carries it out. */
export type PostAct =
  | 'reply'
  | 'quote'
  | 'edit'
  | 'history'
  | 'wiki'
  | 'delete'
  | 'restore'
  | 'accept'
  | 'report'
  | 'unread'
  | 'link';

export interface PostProps {
  readonly post: PostView;
  readonly place: PostPlace;
  readonly isAccepted: boolean;
  /** Absent for those who only read. */
  readonly onAct?: ((act: PostAct, post: PostView) => void) | undefined;
  readonly canReply: boolean;
  /** Takes the place of the words while they are edited. */
  readonly editor?: React.ReactNode;
}

/** That others than its author edit a post, and who did so last; of an ordinary post only that its words have changed. */
const Edited = ({ post }: Pick<PostProps, 'post'>) => {
  const { t } = useTranslation();
  const { isWiki, editedAt, editedBy, author } = post;
  if (!isWiki && editedAt === null) return null;
  const isByOther = editedBy !== null && editedBy.id !== author.id;
  return (
    <span className="thread-post__edited">
      {isWiki && <> · {t('discussion:wiki.name')}</>}
      {editedAt !== null && (
        <>
          {' · '}
          {isWiki || isByOther
            ? t('discussion:wiki.edited-by', { name: editedBy?.displayName ?? t('discussion:wiki.members') })
            : t('discussion:post.edited')}
        </>
      )}
    </span>
  );
};

const When = ({ post, place }: Pick<PostProps, 'post' | 'place'>) => (
  <>
    <AppLink className="thread-post__when" href={threadHref(place.thread, place.community, post.number)}>
      <Time value={post.createdAt} />
    </AppLink>
    <Edited post={post} />
  </>
);

const InReplyTo = ({ post, place }: Pick<PostProps, 'post' | 'place'>) => {
  const { t } = useTranslation();
  if (post.replyTo === null || post.replyTo.number === 1) return null;
  const { number, author } = post.replyTo;
  return (
    <p className="thread-post__reply-to">
      <AppLink href={threadHref(place.thread, place.community, number)}>
        {t('discussion:post.in-reply-to', { name: author.displayName })}
      </AppLink>
    </p>
  );
};

const PostBadges = ({ postId, isAccepted }: { postId: string; isAccepted: boolean }) => {
  const { t } = useTranslation();
  const isUseNote = useIsUseNote(postId);
  return (
    <>
      {isAccepted && (
        <Badge tone="success" icon="check">
          {t('discussion:answer.accepted')}
        </Badge>
      )}
      {isUseNote && (
        <Badge tone="brand" icon="check-circle">
          {t('worth:note.badge')}
        </Badge>
      )}
    </>
  );
};

/** What stands in a post that is not taken down. */
const Contents = ({ post, place, isAccepted, onAct, canReply, editor }: PostProps) => {
  const { author } = post;
  return (
    <>
      <Byline
        {...bylineOf(author)}
        badges={<PostBadges postId={post.id} isAccepted={isAccepted} />}
        when={<When post={post} place={place} />}
      />
      {post.unconfirmed !== null && <UnconfirmedNote unconfirmed={post.unconfirmed} />}
      <InReplyTo post={post} place={place} />
      {editor ?? (
        <>
          <PostWords post={post} />
          <Attachments files={post.attachments} />
          <PostFooter post={post} onAct={onAct} canReply={canReply} isAccepted={isAccepted} />
        </>
      )}
    </>
  );
};

/** One post: who speaks for whom, what they say, what came with it, and what can be done about it. */
export const Post = (props: PostProps) => {
  const { post, isAccepted, onAct } = props;
  const { t } = useTranslation();
  const label = `post-${post.number}-title`;
  return (
    <article
      className="thread-post"
      id={`post-${post.number}`}
      data-post={post.number}
      data-root={post.number === 1 || undefined}
      data-accepted={isAccepted || undefined}
      data-deleted={post.deleted !== null || undefined}
      tabIndex={-1}
      aria-labelledby={label}
    >
      <h2 className="gh-hidden" id={label}>
        {t('discussion:post.by', { number: post.number, name: post.author.displayName })}
      </h2>
      {post.deleted === null ? (
        <Contents {...props} />
      ) : (
        <Tombstone post={post} onRestore={onAct && (() => onAct('restore', post))} />
      )}
      <span data-post-end={post.number} aria-hidden="true" />
    </article>
  );
};
