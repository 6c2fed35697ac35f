import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { getCommunity, listCommunityTopics } from '#libs/contracts';

import { call } from '../../api/call.js';
import { useOperation } from '../../api/use-operation.js';
import { useMe, useSession } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { NativeSelect } from '../../design/native-select.js';
import { communityHref } from './community-href.js';
import type { DirectoryCall } from './directory-query.js';
import { readHandle, referenceOf } from './read-handle.js';

import './directory.css';

interface FiltersProps {
  readonly asked: DirectoryCall;
  readonly onChange: (change: Record<string, string | undefined>) => void;
}

/** Opens the community that a pasted handle or link names; `false` when there is none that the reader may know of. */
const useOpenHandle = () => {
  const router = useRouter();
  const { instance } = useSession();
  return async (text: string): Promise<boolean> => {
    const handle = readHandle(text);
    if (handle === null) return false;
    try {
      const community = await call(getCommunity, {
        params: { community: referenceOf(handle, instance.host) },
      });
      await router.navigate({ href: communityHref(community) });
      return true;
    } catch {
      return false;
    }
  };
};

const SearchRow = ({ asked, onChange }: FiltersProps) => {
  const { t } = useTranslation();
  const openHandle = useOpenHandle();
  const [words, setWords] = useState(asked.q ?? '');
  const [isOpening, setOpening] = useState(false);
  const [former, setFormer] = useState(asked.q);
  if (former !== asked.q) {
    setFormer(asked.q);
    setWords(asked.q ?? '');
  }
  const search = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setOpening(true);
    const isOpened = await openHandle(words);
    setOpening(false);
    if (!isOpened) onChange({ q: words.trim() });
  };
  return (
    <form
      id="directory-filters"
      className="gh-directory__search"
      role="search"
      aria-label={t('communities:directory.search')}
      action="/communities"
      method="get"
      onSubmit={(event) => void search(event)}
    >
      <label className="gh-field__label" htmlFor="directory-q">
        {t('communities:directory.search')}
      </label>
      <p id="directory-q-help" className="gh-field__help">
        {t('communities:directory.search-help')}
      </p>
      <div className="gh-directory__search-row">
        <input
          id="directory-q"
          className="gh-input"
          type="search"
          name="q"
          value={words}
          maxLength={500}
          autoComplete="off"
          aria-describedby="directory-q-help"
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" variant="primary" icon="search" isPending={isOpening}>
          {t('common:shell.search')}
        </Button>
      </div>
    </form>
  );
};

/** Narrows the directory down. Without scripts the first form still searches. */
export const DirectoryFilters = ({ asked, onChange }: FiltersProps) => {
  const { t } = useTranslation();
  const me = useMe();
  const topics = useOperation(listCommunityTopics);
  // On a phone the choices are folded away, unless some are made.
  const [isOpen, setOpen] = useState(Object.keys(asked).some((name) => name !== 'q' && name !== 'cursor'));
  const any = { value: '' as const, label: t('communities:directory.any') };
  // i18n-keys: communities:visibility.*
  const visibilities = (['public', 'organisation', 'listed', 'hidden'] as const).map((value) => ({
    value,
    label: t(`communities:visibility.${value}.name`),
  }));
  return (
    <div className="gh-directory__filters">
      <SearchRow asked={asked} onChange={onChange} />
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
        {me !== null && (
          <NativeSelect
            label={t('communities:directory.which')}
            name="mine"
            value={asked.mine ?? ''}
            options={[
              { value: '', label: t('communities:directory.all') },
              { value: 'true', label: t('communities:directory.mine') },
            ]}
            onChange={(mine) => onChange({ mine })}
          />
        )}
        <NativeSelect
          label={t('communities:directory.topic')}
          name="topic"
          value={asked.topic ?? ''}
          options={[any, ...(topics.data?.items ?? []).map(({ topic }) => ({ value: topic, label: topic }))]}
          onChange={(topic) => onChange({ topic })}
        />
        {me !== null && (
          <NativeSelect
            label={t('communities:directory.visibility')}
            name="visibility"
            value={asked.visibility ?? ''}
            options={[any, ...visibilities]}
            onChange={(visibility) => onChange({ visibility })}
          />
        )}
        <NativeSelect
          label={t('communities:field.language')}
          name="lang"
          value={asked.language ?? ''}
          options={[any, { value: 'en', label: 'English' }, { value: 'cy', label: 'Cymraeg' }]}
          onChange={(lang) => onChange({ lang })}
        />
        <NativeSelect
          label={t('communities:directory.order')}
          name="order"
          value={asked.order ?? ''}
          options={[
            { value: '', label: t('communities:directory.by-activity') },
            { value: 'name', label: t('communities:directory.by-name') },
          ]}
          onChange={(order) => onChange({ order })}
        />
      </div>
    </div>
  );
};
