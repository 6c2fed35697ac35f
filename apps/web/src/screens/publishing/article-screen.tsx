import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import {
  listMyArticles,
  listNews,
  listPublications,
  publishArticle,
  readHome,
  readPublication,
  unscheduleArticle,
  type PublicationAudienceName,
  type PublicationView,
} from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { RadioGroup } from '../../design/radio-group.js';
import { Skeleton } from '../../design/skeleton.js';
import { TextField } from '../../design/text-field.js';
import { Time } from '../../design/time.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { personHref } from '../people/person-href.js';
import { OwnPages } from '../sections/own-pages.js';
import { Composer } from '../writing/composer.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { useDraft } from '../writing/use-draft.js';
import { AudienceChoice } from './audience.js';
import { publicationHref } from './publication-href.js';

import './publishing.css';

interface ArticleProps {
  readonly article: PublicationView;
}

interface Values {
  readonly audience: PublicationAudienceName;
  readonly language: 'en' | 'cy';
  readonly when: 'now' | 'later';
  /** As the browser's own field gives it, in local time. */
  readonly time: string;
}

const REFRESHES = [listMyArticles, listPublications, listNews, readPublication, readHome];

/** Local time as the field of the browser takes it. */
const localTime = (instant: string | null): string => {
  if (instant === null) return '';
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const instantOf = (local: string): string | null => {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

/** Goes where the article is now: to its page, or to the list of those that wait. */
const usePublish = (onSent: () => Promise<void>) => {
  const router = useRouter();
  return useCommand(publishArticle, {
    refreshes: REFRESHES,
    onDone: async (published) => {
      await onSent();
      const { publishedAt, author } = published;
      const href = publishedAt === null ? `${personHref(author)}/blog` : publicationHref(published);
      await router.navigate({ href });
    },
  });
};

/** An article while it is written: its words, kept as a draft, and for whom and when it is published. */
const useArticle = (article: PublicationView) => {
  const draft = useDraft(`publication:${article.id}`);
  const form = useFields<Values>({
    audience: article.audience,
    language: article.language,
    when: article.scheduledFor === null ? 'now' : 'later',
    time: localTime(article.scheduledFor),
  });
  const publish = usePublish(async () => {
    draft.keeper.take();
    await draft.keeper.arrived();
  });
  const { title, markdown } = draft.words;
  const isUntouched = title === '' && markdown === '' && draft.status === 'idle';
  const words = isUntouched ? { title: article.title, markdown: article.markdown ?? '' } : draft.words;
  const change = (part: Partial<Record<'title' | 'markdown', string>>): void =>
    draft.keeper.change({ title: words.title, markdown: words.markdown, ...part });
  const send = (): void => {
    const { when, time, ...rest } = form.values;
    const later = when === 'later' && article.publishedAt === null;
    publish.mutate({
      params: { publicationId: article.id },
      body: {
        title: words.title.trim(),
        markdown: words.markdown,
        ...rest,
        // A time that is none is refused like one that has passed.
        scheduledFor: later ? (instantOf(time) ?? new Date(0).toISOString()) : null,
        version: article.version,
      },
    });
  };
  return { draft, form, publish, words, change, send };
};

type Writing = ReturnType<typeof useArticle>;

const WhenField = ({
  form: { values, set },
  error,
}: Pick<Writing, 'form'> & { error: string | undefined }) => {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        label={t('publishing:when.label')}
        look="row"
        value={values.when}
        onChange={set('when')}
        options={[
          { value: 'now', label: t('publishing:when.now') },
          { value: 'later', label: t('publishing:when.later') },
        ]}
      />
      {values.when === 'later' && (
        <TextField
          label={t('publishing:when.time')}
          description={t('publishing:when.help')}
          type="datetime-local"
          name="scheduledFor"
          value={values.time}
          onChange={set('time')}
          error={error}
        />
      )}
    </>
  );
};

/** That it waits for its time, and the way to keep it as a draft instead. */
const Waiting = ({ article }: ArticleProps) => {
  const { t } = useTranslation();
  const { id, scheduledFor } = article;
  const keep = useCommand(unscheduleArticle, { refreshes: REFRESHES });
  if (scheduledFor === null) return null;
  return (
    <Banner
      title={t('publishing:blog.scheduled')}
      actions={
        <Button
          size="small"
          isPending={keep.isPending}
          onPress={() => keep.mutate({ params: { publicationId: id } })}
        >
          {t('publishing:when.cancel')}
        </Button>
      }
    >
      <p>
        <Time value={scheduledFor} look="exact" />
      </p>
    </Banner>
  );
};

/** The button that sends it, by what it does. */
const Send = ({ article, writing: { form, publish } }: ArticleProps & { writing: Writing }) => {
  const { t } = useTranslation();
  const isLater = form.values.when === 'later';
  const first = isLater ? t('publishing:schedule') : t('publishing:publish');
  return (
    <Button type="submit" variant="primary" icon="send" isPending={publish.isPending}>
      {article.publishedAt === null ? first : t('publishing:publish-again')}
    </Button>
  );
};

const Actions = ({ article, writing }: ArticleProps & { writing: Writing }) => {
  const { t } = useTranslation();
  const isOut = article.publishedAt !== null;
  return (
    <>
      <Send article={article} writing={writing} />
      <AppLink href={isOut ? publicationHref(article) : `${personHref(article.author)}/blog`}>
        {t('publishing:leave')}
      </AppLink>
      <DraftLine status={writing.draft.status} />
    </>
  );
};

/** In which language it is written, for whom it is, and when. */
const Traits = ({ article, writing: { form, publish } }: ArticleProps & { writing: Writing }) => {
  const errors = fieldErrorsOf(publish.error);
  return (
    <>
      <LanguageChoice value={form.values.language} onChange={form.set('language')} />
      <AudienceChoice
        value={form.values.audience}
        onChange={form.set('audience')}
        error={errors['audience']}
      />
      {article.publishedAt === null && <WhenField form={form} error={errors['scheduledFor']} />}
    </>
  );
};

const ArticleForm = ({ article }: ArticleProps) => {
  const { t } = useTranslation();
  const writing = useArticle(article);
  const { draft, form, publish, words, change, send } = writing;
  const labels = { title: t('publishing:field.title'), markdown: t('publishing:field.words') };
  const others = { audience: t('publishing:for-whom'), scheduledFor: t('publishing:when.time') };
  const errors = fieldErrorsOf(publish.error);
  if (!draft.isReady) return <Skeleton count={6} />;
  return (
    <Form onSubmit={send} actions={<Actions article={article} writing={writing} />}>
      <DraftConflict theirs={draft.theirs} keeper={draft.keeper} />
      <Waiting article={article} />
      <FormProblem problem={publish.error} errors={errors} labels={{ ...labels, ...others }} />
      <TextField
        label={labels.title}
        name="title"
        autoComplete="off"
        value={words.title}
        onChange={(title) => change({ title })}
        error={errors['title']}
      />
      <Composer
        label={labels.markdown}
        value={words.markdown}
        onChange={(markdown) => change({ markdown })}
        communityId={null}
        language={form.values.language}
        error={errors['markdown']}
        onSubmit={send}
      />
      <Traits article={article} writing={writing} />
    </Form>
  );
};

const ArticleAt = ({ publicationId }: { publicationId: string }) => {
  const { t } = useTranslation();
  const { data, error } = useOperation(readPublication, { params: { publicationId } });
  if (error !== null || (data && !data.permissions.canEdit)) return <NotFoundPage />;
  const title = data?.publishedAt ? t('publishing:edit') : t('publishing:blog.write');
  return (
    <Page title={title} width="narrow">
      {data === undefined ? (
        <Skeleton count={6} />
      ) : (
        <ArticleForm key={`${data.id} ${data.scheduledFor ?? ''}`} article={data} />
      )}
    </Page>
  );
};

/** Writes an article. What is written is kept as a draft from the first letter, and published on request. */
export const ArticleScreen = () => {
  const { t } = useTranslation();
  const { publication } = useParams({ strict: false }) as { publication: string };
  return (
    <OwnPages title={t('publishing:blog.write')}>{() => <ArticleAt publicationId={publication} />}</OwnPages>
  );
};
