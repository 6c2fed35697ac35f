import { useTranslation } from 'react-i18next';

import { previewMarkdown } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Prose } from '../../design/prose.js';
import { Skeleton } from '../../design/skeleton.js';

interface PreviewProps {
  readonly communityId: string;
  readonly markdown: string;
  readonly language: string;
}

/** How the words will look to others. */
export const Preview = ({ communityId, markdown, language }: PreviewProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const isEmpty = markdown.trim() === '';
  const preview = useOperation(
    previewMarkdown,
    { params: { communityId }, body: { markdown } },
    { enabled: !isEmpty, staleTime: Infinity },
  );
  const problem = preview.error && problemText(preview.error);
  return (
    <section className="writing-preview" aria-label={t('discussion:preview.title')}>
      {isEmpty && <p className="gh-soft">{t('discussion:preview.empty')}</p>}
      {!isEmpty && preview.isPending && <Skeleton count={2} />}
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      {preview.data && <Prose html={preview.data.html} lang={language} />}
    </section>
  );
};
