import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideoCaptions, type CaptionsView, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { Skeleton } from '../../design/skeleton.js';
import { CaptionLine } from './caption-line.js';
import { addAfter } from './caption-rows.js';
import { LeaveGuard } from './leave-guard.js';
import { useCaptionEditor, type CaptionEditor as Editing } from './use-caption-editor.js';
import type { PlayerHandle } from './video-player.js';

/** Takes a file of captions instead of writing them here. */
const FileChoice = ({ editor }: { editor: Editing }) => {
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

const Problem = ({ editor }: { editor: Editing }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { error } = editor.saving;
  if (error === null) return null;
  const { title, detail } = problemText(error);
  return (
    <Banner tone="danger" urgent title={title}>
      <p>{detail}</p>
      {error.code === 'captions.conflict' && (
        <Button onPress={() => void editor.loadAgain()}>{t('video:captions.load-again')}</Button>
      )}
    </Banner>
  );
};

const Acts = ({ editor, onAdd }: { editor: Editing; onAdd: () => void }) => {
  const { t } = useTranslation();
  const { isChanged, saving, wrong } = editor;
  return (
    <div className="caption-acts">
      <FileChoice editor={editor} />
      <Button icon="plus" onPress={onAdd}>
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

interface LinesProps {
  readonly editor: Editing;
  readonly language: CaptionsView['language'];
  readonly player: RefObject<PlayerHandle | null>;
  /** Adds a line after another one, or before all. */
  readonly onAdd: (after: string | null) => void;
}

const Lines = ({ editor: { rows, wrong, edit, change }, language, player, onAdd }: LinesProps) => (
  <ol className="caption-lines">
    {rows.map((row, at) => (
      <CaptionLine
        key={row.key}
        row={row}
        number={at + 1}
        isWrong={wrong.has(row.key)}
        language={language}
        onChange={(how) => edit(row.key, how)}
        onPlay={() => player.current?.play(row.startMs / 1000)}
        onAdd={() => onAdd(row.key)}
        onRemove={() => change(rows.filter(({ key }) => key !== row.key))}
      />
    ))}
  </ol>
);

interface CaptionEditorProps {
  readonly video: VideoView;
  readonly language: CaptionsView['language'];
  readonly player: RefObject<PlayerHandle | null>;
}

type LoadedProps = CaptionEditorProps & Pick<Parameters<typeof useCaptionEditor>[0], 'kept' | 'newest'>;

const Loaded = ({ video, language, player, kept, newest }: LoadedProps) => {
  const { t } = useTranslation();
  const editor = useCaptionEditor({ videoId: video.id, language, kept, newest });
  const add = (after: string | null): void =>
    editor.change(addAfter(editor.rows, after, (player.current?.now() ?? 0) * 1000));
  return (
    <div className="gh-stack">
      <LeaveGuard
        isNeeded={editor.isChanged}
        title={t('video:captions.leave')}
        text={t('video:captions.leave-text')}
      />
      <Acts editor={editor} onAdd={() => add(null)} />
      <Problem editor={editor} />
      <Lines editor={editor} language={language} player={player} onAdd={add} />
    </div>
  );
};

/** Writes and corrects the captions of a video in one language. */
export const CaptionEditor = ({ video, language, player }: CaptionEditorProps) => {
  const exists = video.captions.some((captions) => captions.language === language);
  const params = { videoId: video.id, language };
  const { data, refetch } = useOperation(readVideoCaptions, { params }, { enabled: exists, staleTime: 0 });
  if (exists && data === undefined) return <Skeleton count={4} />;
  const newest = async () => (await refetch()).data;
  return <Loaded video={video} language={language} player={player} kept={data} newest={newest} />;
};
