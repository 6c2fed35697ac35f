import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import {
  createEvent,
  getCommunity,
  listCommunityEvents,
  listMyEvents,
  listThreads,
  type CommunityDetail,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Skeleton } from '../../design/skeleton.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { threadHref } from '../thread/thread-start.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { AgendaField, EventFields, useEventLabels } from './event-fields.js';
import { useNewEvent } from './use-event-fields.js';

const usePlan = (onPlanned: () => Promise<void>) => {
  const router = useRouter();
  return useCommand(createEvent, {
    refreshes: [getCommunity, listCommunityEvents, listMyEvents, listThreads],
    onDone: async ({ threadId, slug, community }) => {
      await onPlanned();
      await router.navigate({ href: threadHref({ id: threadId, slug }, community) });
    },
  });
};

const NewEventForm = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { id: communityId } = community;
  const { draft, form, language, setLanguage } = useNewEvent(communityId, community.language);
  // What was typed stays in the fields until it has arrived: a failure loses nothing.
  const plan = usePlan(async () => {
    draft.keeper.take();
    await draft.keeper.arrived();
  });
  const errors = fieldErrorsOf(plan.error);
  const labels = useEventLabels();
  if (!draft.isReady) return <Skeleton count={6} />;
  return (
    <Form
      onSubmit={() =>
        plan.mutate({ params: { communityId }, body: { ...form.facts(), agenda: form.agenda, language } })
      }
      actions={
        <>
          <Button type="submit" variant="primary" isPending={plan.isPending}>
            {t('events:plan')}
          </Button>
          <AppLink href={communityHref(community, 'events')}>{t('common:action.cancel')}</AppLink>
          <DraftLine status={draft.status} />
        </>
      }
    >
      <DraftConflict theirs={draft.theirs} keeper={draft.keeper} />
      <FormProblem problem={plan.error} errors={errors} labels={labels} />
      <EventFields form={form} errors={errors} />
      <AgendaField form={form} errors={errors} communityId={communityId} language={language} />
      <LanguageChoice value={language} onChange={setLanguage} />
    </Form>
  );
};

/** Plans an event. */
export const NewEventScreen = () => {
  const { t } = useTranslation();
  return (
    <CommunityPage tab="events" isFor={({ permissions }) => permissions.canPlanEvent}>
      {(community) => (
        <section className="gh-stack gh-new-thread" aria-labelledby="new-event">
          <h2 id="new-event">{t('events:plan')}</h2>
          <NewEventForm community={community} />
        </section>
      )}
    </CommunityPage>
  );
};
