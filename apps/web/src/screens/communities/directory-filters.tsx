import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/button.js';
import { NativeSelect } from '../../design/native-select.js';
import type { FiltersProps } from './directory-query.js';
import { DirectorySearch } from './directory-search.js';
import { useDirectoryChoices } from './use-directory-choices.js';

import './directory.css';

/** Narrows the directory down. It is one form, so that without scripts all of it is asked for at once. */
export const DirectoryFilters = ({ asked, onChange }: FiltersProps) => {
  const { t } = useTranslation();
  const choices = useDirectoryChoices(asked);
  // On a phone the choices are folded away, unless some are made.
  const [isOpen, setOpen] = useState(Object.keys(asked).some((name) => name !== 'q' && name !== 'cursor'));
  return (
    <div className="gh-directory__filters">
      <DirectorySearch asked={asked} onChange={onChange}>
        <div className="gh-directory__toggle">
          <Button
            icon="filter"
            size="small"
            aria-expanded={isOpen}
            aria-controls="directory-choices"
            onPress={() => setOpen(!isOpen)}
          >
            {t('communities:directory.filters')}
          </Button>
        </div>
        <div
          id="directory-choices"
          className="gh-directory__choices"
          data-open={isOpen || undefined}
          role="group"
          aria-label={t('communities:directory.filters')}
        >
          {choices.map(({ name, label, value = '', options }) => (
            <NativeSelect
              key={name}
              label={label}
              name={name}
              value={value}
              options={options}
              onChange={(chosen) => onChange({ [name]: chosen })}
            />
          ))}
        </div>
      </DirectorySearch>
    </div>
  );
};
