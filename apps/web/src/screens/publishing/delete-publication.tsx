import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import {
  deletePublication,
  listMyArticles,
  listNews,
  listPublications,
  readHome,
  type PublicationSummary,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AskedButton } from '../../design/asked-button.js';
import { showToast } from '../../design/toast.js';

interface DeletePublicationProps {
  readonly publication: Pick<PublicationSummary, 'id' | 'kind'>;
  /** Where to go, if the page that is open is about nothing else. */
  readonly leadsTo?: string;
}

// i18n-keys: publishing:delete.*
/** Deletes an article or a status, after asking. */
export const DeletePublication = ({ publication: { id, kind }, leadsTo }: DeletePublicationProps) => {
  const { t } = useTranslation();
  const router = useRouter();
  const problemText = useProblemText();
  const remove = useCommand(deletePublication, {
    refreshes: [listPublications, listMyArticles, listNews, readHome],
    onDone: async () => {
      showToast(t(`publishing:delete.${kind}-done`));
      if (leadsTo !== undefined) await router.navigate({ href: leadsTo });
    },
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <AskedButton
      variant="quiet"
      size="small"
      icon="trash"
      question={t(`publishing:delete.${kind}-title`)}
      explanation={<p>{t(`publishing:delete.${kind}-text`)}</p>}
      confirmLabel={t(`publishing:delete.${kind}`)}
      onConfirm={() => remove.mutateAsync({ params: { publicationId: id } })}
    >
      {t(`publishing:delete.${kind}`)}
    </AskedButton>
  );
};
