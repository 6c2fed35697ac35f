import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listCommunityVideos, readEvent, updateEvent, type EventView } from '#libs/contracts';

import { useOperation, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { NativeSelect } from '../../design/native-select.js';
import { Skeleton } from '../../design/skeleton.js';
import { showToast } from '../../design/toast.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { threadHref } from '../thread/thread-start.js';
import { AgendaField, EventFields, useEventLabels } from './event-fields.js';
import { useEventCommand } from './use-event-command.js';
import { useEventFields } from './use-event-fields.js';

const route = getRouteApi('/c/$community/events/$event/edit');

interface RecordingProps {
  readonly event: EventView;
  readonly value: string;
  readonly onChange: (videoId: string) => void;
}

/** The videos of the community; the one that is there stays among them. */
const RecordingField = ({ event: { community, recording }, value, onChange }: RecordingProps) => {
  const { t } = useTranslation();
  const { recordingId: label } = useEventLabels();
  const params = { communityId: community.id };
  const { items } = usePages(listCommunityVideos, { params, query: { limit: '100' } });
  const others = items.filter(({ id }) => id !== recording?.videoId);
  return (
    <NativeSelect
      label={label}
      name="recordingId"
      value={value}
      options={[
        { value: '', label: t('events:no-recording') },
        ...(recording === null ? [] : [{ value: recording.videoId, label: recording.title }]),
        ...others.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={onChange}
    />
  );
};

const useSave = (href: string) => {
  const { t } = useTranslation();
  const router = useRouter();
  return useEventCommand(updateEvent, () => {
    showToast(t('events:saved'));
    void router.navigate({ href });
  });
};

/** The event as it is to be; the agenda only from whoever may change it. */
const useEditedEvent = (event: EventView) => {
  const form = useEventFields(event);
  const [recordingId, setRecording] = useState(event.recording?.videoId ?? '');
  const { version, agenda, permissions } = event;
  const body = () => ({
    ...form.facts(),
    version,
    recordingId: recordingId === '' ? null : recordingId,
    ...(permissions.canEditAgenda && { agenda: { markdown: form.agenda, version: agenda.version } }),
  });
  return { form, recordingId, setRecording, body };
};

const Editor = ({ event }: { event: EventView }) => {
  const { t } = useTranslation();
  const { form, recordingId, setRecording, body } = useEditedEvent(event);
  const href = threadHref({ id: event.threadId, slug: event.slug }, event.community);
  const save = useSave(href);
  const errors = fieldErrorsOf(save.error);
  return (
    <Page title={t('events:edit')} over={<AppLink href={href}>{event.title}</AppLink>} width="narrow">
      <Form
        onSubmit={() => save.mutate({ params: { eventId: event.id }, body: body() })}
        actions={
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('events:save')}
          </Button>
        }
      >
        <FormProblem problem={save.error} errors={errors} labels={useEventLabels()} />
        <EventFields form={form} errors={errors} />
        <RecordingField event={event} value={recordingId} onChange={setRecording} />
        {event.permissions.canEditAgenda && (
          <AgendaField
            form={form}
            errors={errors}
            communityId={event.community.id}
            language={event.language}
          />
        )}
      </Form>
    </Page>
  );
};

/** Where the facts of an event are changed. */
export const EditEventScreen = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { event: eventId } = route.useParams();
  const { data: event, error, refetch } = useOperation(readEvent, { params: { eventId } });
  if (event !== undefined)
    return event.permissions.canEdit ? <Editor key={event.id} event={event} /> : <NotFoundPage />;
  if (error?.status === 404 || error?.status === 400) return <NotFoundPage />;
  return (
    <Page title={t('events:edit')}>
      {error === null ? (
        <Skeleton count={6} />
      ) : (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {problemText(error).detail}
        </ErrorState>
      )}
    </Page>
  );
};
