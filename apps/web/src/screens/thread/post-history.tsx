import { useTranslation } from 'react-i18next';

import { listPostVersions, type PostView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Badge } from '../../design/badge.js';
import { Dialog } from '../../design/dialog.js';
import { ErrorState } from '../../design/error-state.js';
import { Prose } from '../../design/prose.js';
import { Skeleton } from '../../design/skeleton.js';
import { Time } from '../../design/time.js';
import { MoreOf } from '../sections/more-of.js';

/** All wordings of a post, the latest first. */
export const PostHistory = ({ post, onClose }: { post: PostView; onClose: () => void }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const versions = usePages(listPostVersions, { params: { postId: post.id } }, { staleTime: 0 });
  const problem = versions.error && problemText(versions.error);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('discussion:history.title')}
      size="wide"
    >
      {versions.isPending && <Skeleton count={4} />}
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      <ol className="thread-versions">
        {versions.items.map(({ version, html, writtenAt, writtenBy, isCurrent }) => (
          <li key={version}>
            <p className="gh-row gh-small">
              <strong>{writtenBy?.displayName ?? t('discussion:wiki.members')}</strong>
              <Time value={writtenAt} look="exact" />
              {isCurrent && <Badge tone="brand">{t('discussion:history.current')}</Badge>}
            </p>
            <Prose html={html} lang={post.language} size="usual" />
          </li>
        ))}
      </ol>
      <MoreOf pages={versions} />
    </Dialog>
  );
};
