import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { deletePeopleSearch, listPeopleSearches, type PeopleSearch } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Menu } from '../../design/menu.js';
import { showToast } from '../../design/toast.js';
import { peopleHref, type PeopleWish } from './people-wish.js';
import { RenameSearch, SaveSearch } from './search-name-dialogs.js';

const DeleteSearch = ({ search, onClose }: { search: PeopleSearch; onClose: () => void }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const remove = useCommand(deletePeopleSearch, {
    refreshes: [listPeopleSearches],
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('people:searches.delete-title', { name: search.name })}
      confirmLabel={t('people:searches.delete-confirm')}
      onConfirm={() => remove.mutateAsync({ params: { searchId: search.id } })}
    >
      <p>{t('people:searches.delete-text')}</p>
    </AlertDialog>
  );
};

const SavedSearch = ({ search, isCurrent }: { search: PeopleSearch; isCurrent: boolean }) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null);
  const label = t('people:searches.more', { name: search.name });
  return (
    <li className="gh-saved-search">
      <AppLink href={peopleHref(search.wish)} aria-current={isCurrent ? 'true' : undefined}>
        {search.name}
      </AppLink>
      <Menu
        label={label}
        groups={[
          {
            id: 'acts',
            entries: [
              { id: 'rename', label: t('people:searches.rename'), icon: 'edit' },
              { id: 'delete', label: t('people:searches.delete'), icon: 'trash', tone: 'danger' },
            ],
          },
        ]}
        onAction={(id) => setAsked(id === 'rename' ? 'rename' : 'delete')}
        trigger={(trigger) => (
          <Button {...trigger} variant="quiet" size="small" icon="more" iconOnly>
            {label}
          </Button>
        )}
      />
      {asked === 'rename' && <RenameSearch search={search} onClose={() => setAsked(null)} />}
      {asked === 'delete' && <DeleteSearch search={search} onClose={() => setAsked(null)} />}
    </li>
  );
};

const SaveButton = ({ wish }: { wish: PeopleWish }) => {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <div>
      <Button icon="star" size="small" onPress={() => setAsked(true)}>
        {t('people:searches.save')}
      </Button>
      {isAsked && <SaveSearch wish={wish} onClose={() => setAsked(false)} />}
    </div>
  );
};

/** The searches that somebody keeps, each opened by its link; what they look for now can become one. */
export const SavedSearches = ({ wish }: { wish: PeopleWish }) => {
  const { t } = useTranslation();
  const { data } = useOperation(listPeopleSearches);
  if (data === undefined) return null;
  const current = peopleHref(wish);
  const isKept = data.items.some((search) => peopleHref(search.wish) === current);
  const canSave = Object.keys(wish).length > 0 && !isKept;
  return (
    <>
      {data.items.length > 0 && (
        <nav aria-label={t('people:searches.title')}>
          <h2 className="search-facet__title">{t('people:searches.title')}</h2>
          <ul className="gh-saved-searches">
            {data.items.map((search) => (
              <SavedSearch key={search.id} search={search} isCurrent={peopleHref(search.wish) === current} />
            ))}
          </ul>
        </nav>
      )}
      {canSave && <SaveButton wish={wish} />}
    </>
  );
};
