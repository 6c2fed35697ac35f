import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { listMyThreads, listThreads, openThread, readHome, type CommunityDetail } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { RadioGroup } from '../../design/radio-group.js';
import { Skeleton } from '../../design/skeleton.js';
import { TextField } from '../../design/text-field.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { Composer } from '../writing/composer.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { useDraft } from '../writing/use-draft.js';
import { useUploads } from '../writing/use-uploads.js';
import { communityHref } from './community-href.js';
import { CommunityPage } from './community-page.js';

interface Traits {
  readonly kind: 'discussion' | 'question';
  readonly language: 'en' | 'cy';
}

const useOpen = (community: CommunityDetail, onOpened: () => Promise<void>) => {
  const router = useRouter();
  return useCommand(openThread, {
    refreshes: [listThreads, listMyThreads, readHome],
    onDone: async ({ thread }) => {
      await onOpened();
      await router.navigate({ href: `${communityHref(community)}/t/${thread.id}/${thread.slug}` });
    },
  });
};

/** A thread while it is written: its words, kept as a draft, its files, and what it is to be. */
const useNewThread = (community: CommunityDetail) => {
  const draft = useDraft(`community:${community.id}`);
  const uploads = useUploads();
  const { values, set } = useFields<Traits>({ kind: 'discussion', language: community.language });
  // The words stay in the fields until they have arrived: a failure loses nothing.
  const open = useOpen(community, async () => {
    draft.keeper.take();
    await draft.keeper.arrived();
  });
  const send = (): void =>
    open.mutate({
      params: { communityId: community.id },
      body: {
        title: draft.words.title.trim(),
        markdown: draft.words.markdown,
        ...values,
        attachmentIds: uploads.uploads.flatMap(({ file }) => file?.id ?? []),
      },
    });
  return { draft, uploads, values, set, open, send };
};

interface KindFieldProps {
  readonly value: Traits['kind'];
  readonly onChange: (kind: Traits['kind']) => void;
}

const KindField = ({ value, onChange }: KindFieldProps) => {
  const { t } = useTranslation();
  return (
    <RadioGroup
      label={t('communities:new-thread.kind')}
      look="row"
      value={value}
      onChange={onChange}
      options={[
        { value: 'discussion', label: t('communities:new-thread.discussion') },
        { value: 'question', label: t('communities:new-thread.question') },
      ]}
    />
  );
};

interface NewThreadActionsProps {
  readonly community: CommunityDetail;
  readonly thread: ReturnType<typeof useNewThread>;
}

const NewThreadActions = ({ community, thread: { open, uploads, draft } }: NewThreadActionsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Button
        type="submit"
        variant="primary"
        icon="send"
        isDisabled={uploads.isBusy}
        isPending={open.isPending}
      >
        {t('communities:new-thread.post')}
      </Button>
      <AppLink href={communityHref(community)}>{t('common:action.cancel')}</AppLink>
      <DraftLine status={draft.status} />
    </>
  );
};

const NewThreadForm = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const thread = useNewThread(community);
  const { draft, values, set, open, send } = thread;
  const { keeper, words } = draft;
  const labels = { title: t('communities:new-thread.subject'), markdown: t('communities:new-thread.words') };
  const errors = open.error?.fields ?? {};
  if (!draft.isReady) return <Skeleton count={4} />;
  return (
    <Form onSubmit={send} actions={<NewThreadActions community={community} thread={thread} />}>
      <DraftConflict theirs={draft.theirs} keeper={keeper} />
      <FormProblem problem={open.error} errors={errors} labels={labels} />
      <KindField value={values.kind} onChange={set('kind')} />
      <TextField
        label={labels.title}
        description={t('communities:new-thread.subject-help')}
        name="title"
        autoComplete="off"
        value={words.title}
        onChange={(title) => keeper.change({ title })}
        error={errors['title']}
      />
      <Composer
        label={labels.markdown}
        value={words.markdown}
        onChange={(markdown) => keeper.change({ markdown })}
        communityId={community.id}
        language={values.language}
        error={errors['markdown']}
        uploads={thread.uploads}
        onSubmit={send}
      />
      <LanguageChoice value={values.language} onChange={set('language')} />
    </Form>
  );
};

/** Begins a thread. What is written is kept as a draft from the first letter. */
export const NewThreadScreen = () => {
  const { t } = useTranslation();
  return (
    <CommunityPage tab="discussion" isFor={({ permissions }) => permissions.canStartThread}>
      {(community) => (
        <section className="gh-stack gh-new-thread" aria-labelledby="new-thread">
          <h2 id="new-thread">{t('communities:thread.start')}</h2>
          <NewThreadForm community={community} />
        </section>
      )}
    </CommunityPage>
  );
};
