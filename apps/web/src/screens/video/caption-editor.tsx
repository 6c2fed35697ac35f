import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { CaptionsView, VideoView } from '#libs/contracts';

import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { Skeleton } from '../../design/skeleton.js';
import { CaptionLine } from './caption-line.js';
import { addAfter } from './caption-rows.js';
import { LeaveGuard } from './leave-guard.js';
import { SavingProblem } from './saving-problem.js';
import { useCaptionEditor, type CaptionEditor as CaptionsAtWork } from './use-caption-editor.js';
import type { PlayerHandle } from './video-player.js';

type Language = CaptionsView['language'];

/** Takes a file of captions instead of writing them here. */
const FileChoice = ({ editor }: { editor: CaptionsAtWork }) => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="paperclip" onPress={() => input.current?.click()}>
        {t('video:captions.file')}
      </Button>
      <input
        ref={input}
        className="gh-hidden"
        type="file"
        accept=".vtt,.srt,text/vtt"
        tabIndex={-1}
        aria-label={t('video:captions.file')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void editor.putIn(file);
        }}
      />
    </>
  );
};

/** A machine's words count once somebody says that they are right, changed or not. */
const CheckDraft = ({ editor }: { editor: CaptionsAtWork }) => {
  const { t } = useTranslation();
  return (
    <Banner
      tone="warn"
      title={t('video:captions.draft-title')}
      actions={
        <Button
          icon="check"
          isPending={editor.saving.isPending}
          isDisabled={editor.wrong.size > 0}
          onPress={editor.save}
        >
          {t('video:captions.right')}
        </Button>
      }
    >
      <p>{t('video:captions.draft-text')}</p>
    </Banner>
  );
};

const Acts = ({ editor, now }: { editor: CaptionsAtWork; now: () => number }) => {
  const { t } = useTranslation();
  const { rows, wrong, isChanged, saving } = editor;
  return (
    <div className="caption-acts">
      <FileChoice editor={editor} />
      <Button icon="plus" onPress={() => editor.change(addAfter(rows, null, now()))}>
        {t('video:captions.add')}
      </Button>
      <Button
        variant="primary"
        isPending={saving.isPending}
        isDisabled={!isChanged || wrong.size > 0}
        onPress={editor.save}
      >
        {t('video:captions.save')}
      </Button>
      <p role="status">{saving.isSuccess && !isChanged ? t('video:captions.saved') : ''}</p>
    </div>
  );
};

interface EditorProps {
  readonly video: VideoView;
  readonly language: Language;
  readonly player: RefObject<PlayerHandle | null>;
}

/** Writes and corrects the captions in one language. */
export const CaptionEditor = ({ video, language, player }: EditorProps) => {
  const { t } = useTranslation();
  const exists = video.captions.some((captions) => captions.language === language);
  const editor = useCaptionEditor({ videoId: video.id, language, exists });
  const { rows, wrong, isChanged } = editor;
  const now = (): number => (player.current?.now() ?? 0) * 1000;
  if (editor.isLoading) return <Skeleton count={4} />;
  return (
    <div className="gh-stack">
      <LeaveGuard
        isNeeded={isChanged}
        title={t('video:captions.leave')}
        text={t('video:captions.leave-text')}
      />
      <Acts editor={editor} now={now} />
      <SavingProblem saving={editor.saving} onLoadAgain={editor.loadAgain} />
      {editor.isDraft && <CheckDraft editor={editor} />}
      <ol className="caption-lines">
        {rows.map((row, at) => (
          <CaptionLine
            key={row.key}
            row={row}
            number={at + 1}
            isWrong={wrong.has(row.key)}
            language={language}
            onChange={(change) => editor.edit(row.key, change)}
            onPlay={() => player.current?.play(row.startMs / 1000)}
            onAdd={() => editor.change(addAfter(rows, row.key, now()))}
            onRemove={() => editor.change(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ol>
    </div>
  );
};
