import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { getCommunity } from '#libs/contracts';

import { call } from '../../api/call.js';
import { useSession } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { useTyped } from '../forms/use-typed.js';
import { communityHref } from './community-href.js';
import type { FiltersProps } from './directory-query.js';
import { readHandle, referenceOf } from './read-handle.js';

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

/** What is typed, which follows the address, and what becomes of it: a community is opened, or words are searched. */
const useSearch = ({ asked, onChange }: FiltersProps) => {
  const openHandle = useOpenHandle();
  const [words, setWords] = useTyped(asked.q ?? '');
  const [isOpening, setOpening] = useState(false);
  const search = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setOpening(true);
    const isOpened = await openHandle(words);
    setOpening(false);
    if (!isOpened) onChange({ q: words.trim() });
  };
  return { words, setWords, isOpening, search };
};

interface DirectorySearchProps extends FiltersProps {
  /** Other choices that are asked for together with the words. */
  readonly children: ReactNode;
}

/** Finds communities by words, handle or link. Works without scripts. */
export const DirectorySearch = ({ children, ...props }: DirectorySearchProps) => {
  const { t } = useTranslation();
  const { words, setWords, isOpening, search } = useSearch(props);
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
      {children}
    </form>
  );
};
