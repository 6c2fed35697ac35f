import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { search, type OperationAnswer } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { ErrorState } from '../../design/error-state.js';
import { SearchField } from '../../design/search-field.js';
import { Skeleton } from '../../design/skeleton.js';
import { announce } from '../../shell/announcer.js';
import { Page } from '../../shell/page.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { Facets } from './facets.js';
import { Hit, hitKey } from './hit.js';
import { searchHref, type SearchWish } from './search-wish.js';

import './search.css';

const route = getRouteApi('/search');

type Found = OperationAnswer<typeof search>;

const MOST = '60';

const useFound = ({ q = '', ...filters }: SearchWish) => {
  const limit = filters.kind === undefined ? {} : { limit: MOST };
  return useOperation(
    search,
    { query: { q, ...filters, ...limit } },
    { enabled: q.trim() !== '', keepPrevious: true },
  );
};

/** Another spelling that finds something. */
const Suggestion = ({ wish, words }: { wish: SearchWish; words: string | null }) => {
  const { t } = useTranslation();
  if (words === null) return null;
  return (
    <p className="search-suggestion">
      {t('search:did-you-mean')} <AppLink href={searchHref(wish, { q: words })}>{words}</AppLink>
    </p>
  );
};

const NOTHING = { items: [], suggestion: null } as const;

const Nothing = ({ words }: { words: string }) => {
  const { t } = useTranslation();
  return (
    <EmptyState icon="search" title={t('search:nothing.title', { words })}>
      <p>{t('search:nothing.text')}</p>
    </EmptyState>
  );
};

const Results = ({ wish, found }: { wish: SearchWish; found: ReturnType<typeof useFound> }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { data, error, isPending, isSuccess, refetch } = found;
  const { items: hits, suggestion } = data ?? NOTHING;
  const count = hits.length;
  useEffect(() => {
    if (isSuccess) announce(t('search:said', { count }));
  }, [isSuccess, count, t]);
  if (isPending) return <Skeleton shape="list" count={4} />;
  const problem = error && problemText(error);
  if (problem && count === 0) {
    return (
      <ErrorState title={problem.title} onRetry={() => void refetch()}>
        {problem.detail}
      </ErrorState>
    );
  }
  return (
    <>
      <Suggestion wish={wish} words={suggestion} />
      {count === 0 ? (
        <Nothing words={wish.q ?? ''} />
      ) : (
        <ol className="search-hits">
          {hits.map((hit) => (
            <Hit key={hitKey(hit)} hit={hit} />
          ))}
        </ol>
      )}
    </>
  );
};

const communitiesIn = (hits: Found['items']) => {
  const known = new Map(
    hits.flatMap((hit) => (hit.kind === 'post' ? [[hit.community.id, hit.community] as const] : [])),
  );
  return [...known.values()];
};

/** One box for posts, people and communities. */
const SearchBox = ({ wish }: { wish: SearchWish }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(wish.q ?? '');
  useShortcut('/', t('common:shortcut.search'), () => input.current?.focus());
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void router.navigate({ href: searchHref(wish, { q: words.trim() }) });
  };
  return (
    <form className="search-box" action="/search" method="get" onSubmit={send}>
      <SearchField
        label={t('common:shell.search')}
        placeholder={t('common:shell.search-hint')}
        value={words}
        onChange={setWords}
        inputRef={input}
      />
      <Button type="submit" variant="primary" icon="search">
        {t('common:shell.search')}
      </Button>
    </form>
  );
};

/** Search, with ways to narrow it. */
export const SearchScreen = () => {
  const { t } = useTranslation();
  const wish = route.useSearch();
  const found = useFound(wish);
  const words = (wish.q ?? '').trim();
  return (
    <Page
      title={words === '' ? t('common:shell.search') : t('search:title', { words })}
      head={{ unlisted: true }}
      {...(words === ''
        ? {}
        : { aside: <Facets wish={wish} communities={communitiesIn(found.data?.items ?? [])} /> })}
    >
      <SearchBox key={wish.q} wish={wish} />
      {words === '' ? <p className="gh-soft">{t('search:hint')}</p> : <Results wish={wish} found={found} />}
    </Page>
  );
};
