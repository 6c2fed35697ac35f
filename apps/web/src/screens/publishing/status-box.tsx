import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { createStatus, listNews, listPublications, type PublicationAudienceName } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { AudienceChoice } from './audience.js';

/** As many characters as a status may have. */
const MOST = 500;

interface Values {
  readonly markdown: string;
  readonly audience: PublicationAudienceName;
  readonly language: 'en' | 'cy';
}

const useStatus = (onDone: () => void) => {
  const { t, i18n } = useTranslation();
  const form = useFields<Values>({
    markdown: '',
    audience: 'followers',
    language: i18n.language === 'cy' ? 'cy' : 'en',
  });
  const create = useCommand(createStatus, {
    refreshes: [listNews, listPublications],
    onDone: () => {
      form.set('markdown')('');
      showToast(t('publishing:status.done'));
      onDone();
    },
  });
  return { form, create };
};

const StatusForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation();
  const { form, create } = useStatus(onDone);
  const { values, set } = form;
  const errors = fieldErrorsOf(create.error);
  const label = t('publishing:status.label');
  return (
    <Form
      onSubmit={() => create.mutate({ body: values })}
      actions={
        <>
          <Button type="submit" variant="primary" icon="send" isPending={create.isPending}>
            {t('publishing:status.send')}
          </Button>
          <Button variant="quiet" onPress={onDone}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <FormProblem
        problem={create.error}
        errors={errors}
        labels={{ markdown: label, audience: t('publishing:for-whom') }}
      />
      <TextArea
        label={label}
        description={t('publishing:status.help', { most: MOST })}
        name="markdown"
        rows={3}
        most={MOST}
        value={values.markdown}
        onChange={set('markdown')}
        error={errors['markdown']}
      />
      <AudienceChoice value={values.audience} onChange={set('audience')} error={errors['audience']} />
      <LanguageChoice value={values.language} onChange={set('language')} />
    </Form>
  );
};

/** Says a few words to others; the form opens on request, since most people come to read. */
export const StatusBox = () => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <StatusForm onDone={() => setOpen(false)} />;
  return (
    <p>
      <Button icon="edit" onPress={() => setOpen(true)}>
        {t('publishing:status.new')}
      </Button>
    </p>
  );
};
