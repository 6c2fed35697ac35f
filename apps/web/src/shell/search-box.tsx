import { useRouter } from '@tanstack/react-router';
import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { Icon } from '../design/icon.js';
import { useShortcut } from './shortcuts.js';

/** Search from everywhere; `/` goes to it. A plain form for those without JavaScript. */
export const SearchBox = () => {
  const { t } = useTranslation();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', t('common:shortcut.search'), () => {
    // On a phone the box is not shown and search has a screen of its own.
    if (input.current?.offsetParent) input.current.focus();
    else void router.navigate({ href: '/search' });
  });
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const words = input.current?.value.trim() ?? '';
    void router.navigate({ href: words === '' ? '/search' : `/search?q=${encodeURIComponent(words)}` });
  };
  return (
    <form className="gh-site-search" role="search" action="/search" method="get" onSubmit={search}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        name="q"
        aria-label={t('common:shell.search')}
        placeholder={t('common:shell.search-hint')}
        maxLength={500}
        autoComplete="off"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
};
