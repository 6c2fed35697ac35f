import { useTranslation } from 'react-i18next';

import type { PostView } from '#libs/contracts';

import { Button } from '../../design/button.js';
import { MoreMenu, type MoreEntry } from '../../design/more-menu.js';
import { ReactionBar } from '../../design/reaction-bar.js';
import type { PostAct } from './post.js';
import { useReaction } from './use-reaction.js';

interface FooterProps {
  readonly post: PostView;
  readonly onAct?: ((act: PostAct, post: PostView) => void) | undefined;
  readonly canReply: boolean;
  readonly isAccepted: boolean;
}

// i18n-keys: discussion:act.*
/** What the menu of a post offers this reader. */
const useEntries = ({ post, isAccepted }: FooterProps): MoreEntry<PostAct>[] => {
  const { t } = useTranslation();
  const { permissions: may } = post;
  const offers: readonly [boolean, PostAct, MoreEntry<PostAct>['icon'], string?][] = [
    [true, 'link', 'link'],
    [may.canAccept, 'accept', 'check-circle', isAccepted ? 'unaccept' : 'accept'],
    [may.canEdit, 'edit', 'edit'],
    [may.canSetWiki, 'wiki', 'people', post.isWiki ? 'unwiki' : 'wiki'],
    [may.canSeeHistory && post.editedAt !== null, 'history', 'history'],
    [true, 'unread', 'eye'],
    [may.canReport, 'report', 'flag'],
    [may.canDelete, 'delete', 'trash'],
  ];
  return offers
    .filter(([isOffered]) => isOffered)
    .map(([, id, icon, word = id]) => ({
      id,
      label: t(`discussion:act.${word as PostAct}`),
      ...(icon === undefined ? {} : { icon }),
      ...(id === 'delete' ? { tone: 'danger' as const } : {}),
    }));
};

/** Reactions, reply, and everything else behind one button. */
export const PostFooter = (props: FooterProps) => {
  const { post, onAct, canReply } = props;
  const { t } = useTranslation();
  const toggle = useReaction(post);
  const entries = useEntries(props);
  const isReadOnly = !post.permissions.canReact;
  const hasReactions = post.reactions.some(({ count }) => count > 0);
  if (onAct === undefined && !hasReactions) return null;
  return (
    <div className="thread-post__footer">
      {(hasReactions || !isReadOnly) && (
        <ReactionBar reactions={post.reactions} onToggle={toggle} isReadOnly={isReadOnly} />
      )}
      {onAct && (
        <div className="thread-post__acts">
          {canReply && (
            <>
              <Button variant="quiet" size="small" icon="reply" onPress={() => onAct('reply', post)}>
                {t('discussion:act.reply')}
              </Button>
              <Button variant="quiet" size="small" icon="speech" onPress={() => onAct('quote', post)}>
                {t('discussion:act.quote')}
              </Button>
            </>
          )}
          <MoreMenu
            label={t('discussion:act.more', { number: post.number })}
            entries={entries}
            onAction={(act) => onAct(act, post)}
            size="small"
          />
        </div>
      )}
    </div>
  );
};
