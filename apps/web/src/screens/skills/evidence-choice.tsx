import { useTranslation } from 'react-i18next';

import { search, type SearchHit } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { ComboBox, type ComboBoxItem } from '../../design/combo-box.js';
import { useTypedChoice, type TypedChoice } from '../sections/use-typed-choice.js';

interface EvidenceChoiceProps {
  readonly authorId: string;
  /** What is looked for until something is typed. */
  readonly words: string;
  readonly chosen: TypedChoice | null;
  readonly onChoose: (evidence: TypedChoice | null) => void;
  readonly error: string | undefined;
}

const wordsOf = (snippet: readonly { readonly text: string }[]): string =>
  snippet.map(({ text }) => text).join('');

/** A post in the list: what it belongs to, and what it says. */
const itemsOf = (hits: readonly SearchHit[]): ComboBoxItem[] =>
  hits.flatMap((hit) =>
    hit.kind === 'post'
      ? [{ id: hit.post.id, name: wordsOf(hit.thread.title), detail: wordsOf(hit.snippet) }]
      : [],
  );

/** Finds a post by somebody, or the discussion of one of their videos, among those that the reader may read. */
export const EvidenceChoice = ({ authorId, words, chosen, onChoose, error }: EvidenceChoiceProps) => {
  const { t } = useTranslation();
  const { q, field } = useTypedChoice(chosen, onChoose);
  const found = useOperation(
    search,
    { query: { q: q === '' ? words : q, kind: 'post', authorId, limit: '10' } },
    { keepPrevious: true },
  );
  return (
    <ComboBox
      label={t('skills:endorse.evidence')}
      description={t('skills:endorse.evidence-help')}
      placeholder={t('skills:endorse.evidence-placeholder')}
      error={error}
      {...field}
      isLoading={found.isFetching}
      items={itemsOf(found.data?.items ?? [])}
    />
  );
};
