import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import {
  beginArticle,
  listMyArticles,
  listPublications,
  type PersonProfile,
  type PublicationSummary,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { LoadedPerson } from '../people/loaded-person.js';
import { personHandle } from '../people/person-href.js';
import { PersonPage } from '../people/person-page.js';
import { MoreOf } from '../sections/more-of.js';
import { DeletePublication } from './delete-publication.js';
import { editHref } from './publication-href.js';
import { PublicationList } from './publication-list.js';

const WriteButton = () => {
  const { t, i18n } = useTranslation();
  const router = useRouter();
  const problemText = useProblemText();
  const begin = useCommand(beginArticle, {
    refreshes: [listMyArticles],
    onDone: async ({ id }) => {
      await router.navigate({ href: editHref(id) });
    },
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  const language = i18n.language === 'cy' ? 'cy' : 'en';
  return (
    <Button
      variant="primary"
      icon="edit"
      isPending={begin.isPending}
      onPress={() => begin.mutate({ body: { language } })}
    >
      {t('publishing:blog.write')}
    </Button>
  );
};

const Unpublished = ({ article }: { article: PublicationSummary }) => {
  const { t } = useTranslation();
  const { id, title, language, scheduledFor } = article;
  return (
    <li className="publication">
      <div className="gh-row" data-align="between">
        <h3 className="publication__title" lang={title === '' ? undefined : language}>
          <AppLink href={editHref(id)}>{title === '' ? t('publishing:blog.untitled') : title}</AppLink>
        </h3>
        <DeletePublication publication={article} />
      </div>
      {scheduledFor === null ? (
        <Badge icon="edit">{t('publishing:blog.draft')}</Badge>
      ) : (
        <p className="gh-row gh-small">
          <Badge icon="clock" tone="info">
            {t('publishing:blog.scheduled')}
          </Badge>
          <Time value={scheduledFor} look="exact" />
        </p>
      )}
    </li>
  );
};

/** What nobody else sees yet; there is no sign of it where there is none. */
const MyUnpublished = () => {
  const { t } = useTranslation();
  const list = usePages(listMyArticles);
  if (list.items.length === 0) return null;
  return (
    <section className="gh-stack" aria-labelledby="unpublished">
      <h2 id="unpublished">{t('publishing:blog.unpublished')}</h2>
      <p className="gh-soft">{t('publishing:blog.unpublished-text')}</p>
      <ul className="publications">
        {list.items.map((article) => (
          <Unpublished key={article.id} article={article} />
        ))}
      </ul>
      <MoreOf pages={list} />
    </section>
  );
};

const Articles = ({ person }: { person: PersonProfile }) => {
  const { t } = useTranslation();
  const { isMe, displayName: name } = person;
  const list = usePages(listPublications, {
    params: { handle: personHandle(person) },
    query: { kind: 'article' },
  });
  return (
    <section className="gh-stack" aria-labelledby="articles">
      <h2 id="articles">{t('publishing:blog.articles')}</h2>
      <PublicationList
        list={list}
        empty={
          <EmptyState icon="edit" title={t('publishing:blog.none-title')} headingLevel={3}>
            <p>{isMe ? t('publishing:blog.none-mine') : t('publishing:blog.none', { name })}</p>
          </EmptyState>
        }
      />
    </section>
  );
};

/** The articles of a person; on the own page also those that are not published. */
export const BlogScreen = () => (
  <LoadedPerson>
    {(person) => (
      <PersonPage person={person} tab="blog" actions={person.isMe && <WriteButton />}>
        {person.isMe && <MyUnpublished />}
        <Articles person={person} />
      </PersonPage>
    )}
  </LoadedPerson>
);
