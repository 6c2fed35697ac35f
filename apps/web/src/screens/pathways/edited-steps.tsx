import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { readDocument, readThread } from '#libs/contracts';

import { call } from '../../api/call.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { announce } from '../../shell/announcer.js';
import { leadsTo, type EditedStep, type PathwayEditor } from './use-pathway-editor.js';

interface StepProps {
  readonly editor: PathwayEditor;
  readonly step: EditedStep;
  readonly at: number;
}

const Moves = ({ editor, step, at }: StepProps) => {
  const { t } = useTranslation();
  const last = editor.steps.length - 1;
  const move = (by: -1 | 1): void => {
    editor.move(at, by);
    announce(t('pathways:moved', { title: step.title, place: at + by + 1, places: last + 1 }));
  };
  return (
    <div className="pathway-step__acts" role="group" aria-label={t('pathways:acts', { title: step.title })}>
      <Button size="small" icon="arrow-up" isDisabled={at === 0} onPress={() => move(-1)}>
        {t('pathways:up')}
      </Button>
      <Button size="small" icon="arrow-down" isDisabled={at === last} onPress={() => move(1)}>
        {t('pathways:down')}
      </Button>
      <Button size="small" variant="quiet" icon="trash" onPress={() => editor.remove(step.key)}>
        {t('pathways:remove')}
      </Button>
    </div>
  );
};

const StepFields = ({ editor, step, at }: StepProps) => {
  const { t } = useTranslation();
  return (
    <li className="pathway-step">
      <span aria-hidden="true">{at + 1}</span>
      <div className="pathway-step__words gh-stack" data-gap="small">
        {step.url === undefined ? (
          <h3>{step.title}</h3>
        ) : (
          <>
            <h3 className="gh-hidden">{t('pathways:step', { number: at + 1 })}</h3>
            <p className="gh-soft gh-small">{step.url}</p>
            <TextField
              label={t('pathways:link-title')}
              optional
              value={step.title}
              onChange={(title) => editor.change(step.key, { title })}
            />
          </>
        )}
        <TextField
          label={t('pathways:note')}
          optional
          value={step.note}
          onChange={(note) => editor.change(step.key, { note })}
        />
        <Moves editor={editor} step={step} at={at} />
      </div>
    </li>
  );
};

type NewStep = Pick<EditedStep, 'threadId' | 'documentId' | 'url' | 'title'>;

const NOTHING = { threadId: undefined, documentId: undefined, url: undefined, title: '' };

/** A step for an address: threads and documents are called by their own title. */
const stepFor = async (address: string): Promise<NewStep | null> => {
  const target = leadsTo(address, window.location.origin);
  if (target === null) return null;
  if ('url' in target) return { ...NOTHING, ...target };
  if ('documentId' in target) {
    const { title } = await call(readDocument, { params: target });
    return { ...NOTHING, ...target, title };
  }
  const { thread } = await call(readThread, { params: target, query: { limit: '1' } });
  return { ...NOTHING, ...target, title: thread.title };
};

const AddStep = ({ editor }: { editor: PathwayEditor }) => {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const add = async (): Promise<void> => {
    const step = await stepFor(address.trim()).catch(() => null);
    setWrong(step === null);
    if (step === null) return;
    editor.add(step);
    setAddress('');
    announce(t('pathways:added'));
    field.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add();
  };
  return (
    <form className="gh-stack" data-gap="small" noValidate onSubmit={submit}>
      <TextField
        label={t('pathways:address')}
        description={t('pathways:address-help')}
        optional
        type="url"
        value={address}
        onChange={setAddress}
        inputRef={field}
        {...(isWrong ? { error: t('pathways:address-wrong') } : {})}
      />
      <div>
        <Button type="submit" icon="plus">
          {t('pathways:add')}
        </Button>
      </div>
    </form>
  );
};

/** The steps of a pathway, to be put in, ordered and taken out, all by keyboard. */
export const EditedSteps = ({ editor }: { editor: PathwayEditor }) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" aria-labelledby="steps">
      <h2 id="steps">{t('pathways:steps-title')}</h2>
      {editor.steps.length > 0 && (
        <ol className="pathway-steps">
          {editor.steps.map((step, at) => (
            <StepFields key={step.key} editor={editor} step={step} at={at} />
          ))}
        </ol>
      )}
      <AddStep editor={editor} />
    </section>
  );
};
