import { useTranslation } from 'react-i18next';

import { useProblemText } from '../../api/use-problem-text.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import type { Outgoing } from './use-outgoing.js';

interface OutgoingPostProps {
  readonly post: Outgoing;
  readonly onRetry: () => void;
  readonly onEdit: () => void;
}

/** A reply that is not there yet: honest about it, with its text kept. */
export const OutgoingPost = ({ post, onRetry, onEdit }: OutgoingPostProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const hasFailed = post.state === 'failed';
  const problem = post.error === undefined ? null : problemText(post.error);
  return (
    <div className="thread-outgoing" data-state={post.state}>
      <p className="gh-row">
        {hasFailed ? (
          <Badge tone="danger" icon="error">
            {t('discussion:outgoing.failed')}
          </Badge>
        ) : (
          <Badge tone="info" icon="clock">
            {t('discussion:outgoing.sending')}
          </Badge>
        )}
        {problem && <span className="gh-small">{`${problem.title} ${problem.detail}`.trim()}</span>}
      </p>
      <p className="thread-outgoing__words" lang={post.language}>
        {post.markdown}
      </p>
      {hasFailed && (
        <div className="gh-row">
          <Button size="small" variant="primary" onPress={onRetry}>
            {t('common:action.try-again')}
          </Button>
          <Button size="small" icon="edit" onPress={onEdit}>
            {t('discussion:outgoing.edit')}
          </Button>
        </div>
      )}
    </div>
  );
};
