import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { noteVideoUse, type VideoWorth } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { Button } from '../../../design/button.js';
import { TextArea } from '../../../design/text-area.js';
import { showToast } from '../../../design/toast.js';
import { FormProblem } from '../../forms/form-problem.js';
import { useWorthCommand } from './use-worth.js';

const NoteForm = ({ videoId }: { videoId: string }) => {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const note = useWorthCommand(noteVideoUse, videoId);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const markdown = words.trim();
    setEmpty(markdown === '');
    if (markdown === '') return;
    note.mutate(
      { params: { videoId }, body: { markdown } },
      { onSuccess: () => showToast(t('worth:note.done')) },
    );
  };
  return (
    <form className="gh-stack" data-gap="small" noValidate onSubmit={send}>
      <TextArea
        label={t('worth:note.label')}
        description={t('worth:note.help')}
        rows={2}
        most={LIMITS.videos.usageNote}
        optional
        value={words}
        onChange={setWords}
        {...(isEmpty && words.trim() === '' ? { error: t('worth:note.empty') } : {})}
      />
      <FormProblem problem={note.error} />
      <div>
        <Button type="submit" isPending={note.isPending}>
          {t('worth:note.send')}
        </Button>
      </div>
    </form>
  );
};

/** Asks somebody who used it what they did, or says where they have told it. */
export const UseNote = ({ videoId, worth }: { videoId: string; worth: VideoWorth }) => {
  const { t } = useTranslation();
  if (worth.mine.notePostId !== null) return <p className="gh-soft gh-small">{t('worth:note.told')}</p>;
  return worth.permissions.canNote ? <NoteForm videoId={videoId} /> : null;
};
