import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { Button } from '../../design/button.js';
import { Skeleton } from '../../design/skeleton.js';
import { TextField } from '../../design/text-field.js';
import { changeRow } from '../forms/change-row.js';
import { rowOf, type ChapterRow } from './chapter-rows.js';
import { LeaveGuard } from './leave-guard.js';
import { MomentField } from './moment-field.js';
import { SavingProblem } from './saving-problem.js';
import { useChapterEditor, type ChapterEditor as ChaptersAtWork } from './use-chapter-editor.js';
import type { PlayerHandle } from './video-player.js';

interface LineProps {
  readonly row: ChapterRow;
  /** From 1. */
  readonly number: number;
  readonly editor: ChaptersAtWork;
  readonly language: string;
  readonly onPlay: () => void;
}

interface FieldsProps {
  readonly row: ChapterRow;
  readonly language: string;
  readonly onEdit: (how: Partial<ChapterRow>) => void;
}

const Fields = ({ row, language, onEdit }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <div className="caption-line__times">
      <MomentField
        label={t('video:captions.start')}
        milliseconds={row.startMs}
        onChange={(startMs) => onEdit({ startMs })}
      />
      <TextField
        label={t('video:chapters.words')}
        lang={language}
        autoComplete="off"
        maxLength={LIMITS.videos.chapterTitle}
        value={row.title}
        onChange={(title) => onEdit({ title })}
      />
    </div>
  );
};

/** One chapter to write: when it begins, and what it is about. */
const Line = ({ row, number, editor, language, onPlay }: LineProps) => {
  const { t } = useTranslation();
  const { rows, faults } = editor;
  const fault = faults.get(row.key);
  const edit = (how: Partial<ChapterRow>): void => editor.change(changeRow(rows, row.key, how));
  // i18n-keys: video:chapters.fault.*
  return (
    <li className="caption-line">
      <fieldset>
        <legend>{t('video:chapters.number', { number })}</legend>
        <Fields row={row} language={language} onEdit={edit} />
        {fault !== undefined && <p role="alert">{t(`video:chapters.fault.${fault}`)}</p>}
        <div className="caption-line__acts">
          <Button variant="quiet" icon="play" onPress={onPlay}>
            {t('video:captions.play')}
          </Button>
          <Button
            variant="quiet"
            icon="trash"
            onPress={() => editor.change(rows.filter(({ key }) => key !== row.key))}
          >
            {t('video:captions.remove')}
          </Button>
        </div>
      </fieldset>
    </li>
  );
};

interface EditorProps {
  readonly video: VideoView;
  readonly player: RefObject<PlayerHandle | null>;
}

const Acts = ({ editor, now }: { editor: ChaptersAtWork; now: () => number }) => {
  const { t } = useTranslation();
  const { rows, faults, isChanged, saving, suggesting } = editor;
  return (
    <div className="caption-acts">
      <Button icon="plus" onPress={() => editor.change([...rows, rowOf({ startMs: now(), title: '' })])}>
        {t('video:chapters.add')}
      </Button>
      <Button icon="bulb" isPending={suggesting === 'asked'} onPress={editor.suggest}>
        {t('video:chapters.suggest')}
      </Button>
      <Button
        variant="primary"
        isPending={saving.isPending}
        isDisabled={!isChanged || faults.size > 0}
        onPress={editor.save}
      >
        {t('video:chapters.save')}
      </Button>
      <p role="status">
        {saving.isSuccess && !isChanged ? t('video:chapters.saved') : ''}
        {suggesting === 'nothing' ? t('video:chapters.nothing') : ''}
        {suggesting === 'failed' ? t('video:chapters.not-suggested') : ''}
      </p>
    </div>
  );
};

/** Writes the chapters of a video; suggestions are there to be changed, and count once they are saved. */
export const ChapterEditor = ({ video, player }: EditorProps) => {
  const { t } = useTranslation();
  const editor = useChapterEditor(video);
  if (editor.isLoading) return <Skeleton count={3} />;
  const now = (): number => Math.round((player.current?.now() ?? 0) * 10) * 100;
  return (
    <div className="gh-stack">
      <LeaveGuard
        isNeeded={editor.isChanged}
        title={t('video:captions.leave')}
        text={t('video:chapters.leave-text')}
      />
      <Acts editor={editor} now={now} />
      <SavingProblem saving={editor.saving} onLoadAgain={editor.loadAgain} />
      <ol className="caption-lines">
        {editor.rows.map((row, at) => (
          <Line
            key={row.key}
            row={row}
            number={at + 1}
            editor={editor}
            language={video.language}
            onPlay={() => player.current?.play(row.startMs / 1000)}
          />
        ))}
      </ol>
    </div>
  );
};
