import { useTranslation } from 'react-i18next';

import { previewMarkdown, previewPublication } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Prose } from '../../design/prose.js';
import { Skeleton } from '../../design/skeleton.js';

interface PreviewProps {
  /** `null`: on a page of one's own. */
  readonly communityId: string | null;
  readonly markdown: string;
  readonly language: string;
}

const usePreview = ({ communityId, markdown }: PreviewProps) => {
  const isEmpty = markdown.trim() === '';
  const body = { markdown };
  const inCommunity = useOperation(
    previewMarkdown,
    { params: { communityId: communityId ?? '' }, body },
    { enabled: !isEmpty && communityId !== null, staleTime: Infinity },
  );
  const onOwnPage = useOperation(
    previewPublication,
    { body },
    { enabled: !isEmpty && communityId === null, staleTime: Infinity },
  );
  return { isEmpty, preview: communityId === null ? onOwnPage : inCommunity };
};

/** How the words will look to others. */
export const Preview = (props: PreviewProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { isEmpty, preview } = usePreview(props);
  const problem = preview.error && problemText(preview.error);
  return (
    <section className="writing-preview" aria-label={t('discussion:preview.title')}>
      {isEmpty && <p className="gh-soft">{t('discussion:preview.empty')}</p>}
      {!isEmpty && preview.isPending && <Skeleton count={2} />}
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      {preview.data && <Prose html={preview.data.html} lang={props.language} />}
    </section>
  );
};
