import { useTranslation } from 'react-i18next';

import { listVocabulary, type VocabularyEntry } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { EmptyState } from '../../design/empty-state.js';
import { Table, type Column } from '../../design/table.js';
import { FilterText } from '../sections/filter-text.js';
import { ListOf } from '../sections/list-of.js';
import { useFilters } from '../sections/use-filters.js';
import { AdminFrame } from './admin-frame.js';
import { SkillActions } from './skill-actions.js';

const useColumns = (): readonly Column<VocabularyEntry>[] => {
  const { t } = useTranslation();
  return [
    { id: 'en', title: t('skills:label.en'), cell: ({ labels }) => <span lang="en">{labels.en}</span> },
    { id: 'cy', title: t('skills:label.cy'), cell: ({ labels }) => <span lang="cy">{labels.cy}</span> },
    {
      id: 'synonyms',
      title: t('skills:vocabulary.synonyms'),
      cell: ({ synonyms }) => <span className="gh-cell">{synonyms.join(', ')}</span>,
    },
    {
      id: 'actions',
      title: t('admin:actions'),
      align: 'end',
      cell: (entry) => <SkillActions entry={entry} />,
    },
  ];
};

const Vocabulary = () => {
  const { t } = useTranslation();
  const filters = useFilters();
  const columns = useColumns();
  const q = filters.get('q');
  const vocabulary = usePages(listVocabulary, { query: { ...(q !== '' && { q }) } });
  return (
    <>
      <div className="gh-filters">
        <FilterText
          label={t('skills:vocabulary.search')}
          value={q}
          onChange={(text) => filters.set({ q: text })}
        />
      </div>
      <ListOf
        pages={vocabulary}
        empty={
          <EmptyState
            icon="bulb"
            title={q === '' ? t('skills:vocabulary.none') : t('common:list.no-match')}
          />
        }
      >
        {(items) => (
          <Table caption={t('admin:part.skills')} columns={columns} rows={items} rowKey={({ id }) => id} />
        )}
      </ListOf>
    </>
  );
};

/** The words of this instance for what people know. */
export const AdminSkills = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="skills" lead={t('skills:vocabulary.lead')}>
      {() => <Vocabulary />}
    </AdminFrame>
  );
};
