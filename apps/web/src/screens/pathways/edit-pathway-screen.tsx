import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { deletePathway, listPathways, readPathway, updatePathway, type PathwayView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { AskedButton } from '../../design/asked-button.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { EditedSteps } from './edited-steps.js';
import { LoadedPathway } from './loaded-pathway.js';
import { PathwayWords } from './pathway-words.js';
import { usePathwayEditor } from './use-pathway-editor.js';

import './pathways.css';

const Delete = ({ pathway }: { pathway: PathwayView }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const remove = useCommand(deletePathway, {
    refreshes: [listPathways],
    onDone: async () => {
      showToast(t('pathways:deleted'));
      await router.navigate({ href: '/pathways' });
    },
  });
  return (
    <AskedButton
      variant="quiet"
      icon="trash"
      question={t('pathways:delete-title', { title: pathway.title })}
      explanation={
        <>
          <p>{t('pathways:delete-text')}</p>
          <FormProblem problem={remove.error} />
        </>
      }
      confirmLabel={t('pathways:delete')}
      onConfirm={() => remove.mutateAsync({ params: { pathwayId: pathway.id } })}
    >
      {t('pathways:delete')}
    </AskedButton>
  );
};

const Editor = ({ pathway }: { pathway: PathwayView }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const editor = usePathwayEditor(pathway);
  const href = `/pathways/${pathway.id}`;
  const save = useCommand(updatePathway, {
    refreshes: [readPathway, listPathways],
    onDone: async () => {
      showToast(t('pathways:saved'));
      await router.navigate({ href });
    },
  });
  const errors = fieldErrorsOf(save.error);
  const field = fieldsOf(editor, errors);
  const labels = { title: t('pathways:name'), reviewBy: t('pathways:review-day') };
  return (
    <Page
      title={t('pathways:edit')}
      over={<AppLink href={href}>{pathway.title}</AppLink>}
      actions={<Delete pathway={pathway} />}
      width="narrow"
    >
      <EditedSteps editor={editor} />
      <Form
        onSubmit={() => save.mutate({ params: { pathwayId: pathway.id }, body: editor.body() })}
        actions={
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('pathways:save')}
          </Button>
        }
      >
        <FormProblem problem={save.error} errors={errors} labels={labels} />
        <PathwayWords title={field('title')} description={field('description')} />
        <TextField label={t('pathways:review-day')} type="date" {...field('reviewBy')} />
      </Form>
    </Page>
  );
};

/** Where a pathway is put together. */
export const EditPathwayScreen = () => (
  <LoadedPathway>
    {(pathway) =>
      pathway.permissions.canEdit ? <Editor key={pathway.id} pathway={pathway} /> : <NotFoundPage />
    }
  </LoadedPathway>
);
