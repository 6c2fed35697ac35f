import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
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
import { Composer } from '../writing/composer.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { useDraft } from '../writing/use-draft.js';
import { useUploads } from '../writing/use-uploads.js';
import { communityHref } from './community-href.js';
import { CommunityPage } from './community-page.js';

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

const NewThreadForm = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { keeper, words, status, theirs, isReady } = useDraft(`community:${community.id}`);
  const uploads = useUploads();
  const [kind, setKind] = useState<'discussion' | 'question'>('discussion');
  const [language, setLanguage] = useState(community.language);
  // The words stay in the fields until they have arrived: a failure loses nothing.
  const open = useOpen(community, async () => {
    keeper.take();
    await keeper.arrived();
  });
  const send = (): void =>
    open.mutate({
      params: { communityId: community.id },
      body: {
        title: words.title.trim(),
        markdown: words.markdown,
        kind,
        language,
        attachmentIds: uploads.uploads.flatMap(({ file }) => file?.id ?? []),
      },
    });
  const labels = { title: t('communities:new-thread.subject'), markdown: t('communities:new-thread.words') };
  const errors = open.error?.fields ?? {};
  if (!isReady) return <Skeleton count={4} />;
  return (
    <Form
      onSubmit={send}
      actions={
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
          <DraftLine status={status} />
        </>
      }
    >
      <DraftConflict theirs={theirs} keeper={keeper} />
      <FormProblem problem={open.error} errors={errors} labels={labels} />
      <RadioGroup
        label={t('communities:new-thread.kind')}
        look="row"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'discussion', label: t('communities:new-thread.discussion') },
          { value: 'question', label: t('communities:new-thread.question') },
        ]}
      />
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
        language={language}
        error={errors['markdown']}
        uploads={uploads}
        onSubmit={send}
      />
      <LanguageChoice value={language} onChange={setLanguage} />
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
