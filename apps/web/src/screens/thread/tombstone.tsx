import { useTranslation } from 'react-i18next';

import type { PostView } from '#libs/contracts';

import { Button } from '../../design/button.js';
import { Disclosure } from '../../design/disclosure.js';
import { Icon } from '../../design/icon.js';
import { Prose } from '../../design/prose.js';
import { Time } from '../../design/time.js';

// i18n-keys: discussion:deleted.*
interface TombstoneProps {
  readonly post: PostView;
  readonly onRestore?: (() => void) | undefined;
}

/** Where a post was: who took it down and when. Those who may read it still can. */
export const Tombstone = ({ post, onRestore }: TombstoneProps) => {
  const { t } = useTranslation();
  if (post.deleted === null) return null;
  return (
    <div className="thread-tombstone">
      <p>
        <Icon name="trash" size="small" />
        <span>
          {t(`discussion:deleted.by-${post.deleted.by}`, { name: post.author.displayName })} ·{' '}
          <Time value={post.deleted.at} />
        </span>
      </p>
      {post.permissions.canRestore && onRestore && (
        <Button size="small" icon="history" onPress={onRestore}>
          {t('discussion:act.restore')}
        </Button>
      )}
      {post.html !== '' && (
        <Disclosure title={t('discussion:deleted.show')}>
          <Prose html={post.html} lang={post.language} />
        </Disclosure>
      )}
    </div>
  );
};
