import { useParams } from '@tanstack/react-router';
import { useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideo, type CaptionsView, type CommunityDetail, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { NativeSelect } from '../../design/native-select.js';
import { Skeleton } from '../../design/skeleton.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { CaptionLine } from './caption-line.js';
import { addAfter } from './caption-rows.js';
import { LeaveGuard } from './leave-guard.js';
import { useCaptionEditor, type CaptionEditor } from './use-caption-editor.js';
import type { PlayerHandle } from './video-player.js';
import { VideoStage } from './video-stage.js';

import './captions-screen.css';

type Language = CaptionsView['language'];

/** Takes a file of captions instead of writing them here. */
const FileChoice = ({ editor }: { editor: CaptionEditor }) => {
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

const Problem = ({ editor }: { editor: CaptionEditor }) => {
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

interface EditorProps {
  readonly video: VideoView;
  readonly language: Language;
  readonly player: RefObject<PlayerHandle | null>;
}

const Editor = ({ video, language, player }: EditorProps) => {
  const { t } = useTranslation();
  const exists = video.captions.some((captions) => captions.language === language);
  const editor = useCaptionEditor({ videoId: video.id, language, exists });
  const { rows, wrong, isChanged, saving } = editor;
  const now = (): number => (player.current?.now() ?? 0) * 1000;
  if (editor.isLoading) return <Skeleton count={4} />;
  return (
    <div className="gh-stack">
      <LeaveGuard
        isNeeded={isChanged}
        title={t('video:captions.leave')}
        text={t('video:captions.leave-text')}
      />
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
      <Problem editor={editor} />
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

const useShownLanguage = (video: VideoView | undefined) => {
  const [chosen, setChosen] = useState<Language | ''>('');
  return { language: chosen === '' ? (video?.language ?? 'en') : chosen, setChosen };
};

const CaptionsPage = ({ community, videoId }: { community: CommunityDetail; videoId: string }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const player = useRef<PlayerHandle>(null);
  const { data: video, error, refetch } = useOperation(readVideo, { params: { videoId } });
  const { language, setChosen } = useShownLanguage(video);
  if (video === undefined) {
    if (error === null) return <Skeleton count={4} />;
    return (
      <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
        {problemText(error).detail}
      </ErrorState>
    );
  }
  const back =
    video.threadId === null
      ? `${communityHref(community)}/videos/new?draft=${video.id}`
      : `${communityHref(community)}/t/${video.threadId}`;
  return (
    <div className="gh-stack">
      <p>
        <AppLink href={back}>{t('video:captions.back', { title: video.title })}</AppLink>
      </p>
      <VideoStage video={video} ref={player} />
      <NativeSelect
        label={t('video:captions.language')}
        name="language"
        value={language}
        options={[
          { value: 'en', label: t('discussion:language.en') },
          { value: 'cy', label: t('discussion:language.cy') },
        ]}
        onChange={setChosen}
      />
      {video.permissions.canCaption ? (
        <Editor key={language} video={video} language={language} player={player} />
      ) : (
        <Banner title={t('video:captions.not-yours')} />
      )}
    </div>
  );
};

/** Writes and corrects what is said in a video. */
export const CaptionsScreen = () => {
  const { t } = useTranslation();
  const { video = '' } = useParams({ strict: false });
  return (
    <CommunityPage tab="videos">
      {(community) => (
        <section className="gh-stack" aria-labelledby="captions">
          <h2 id="captions">{t('video:captions.title')}</h2>
          <p className="gh-soft">{t('video:captions.lead')}</p>
          <CaptionsPage key={video} community={community} videoId={video} />
        </section>
      )}
    </CommunityPage>
  );
};
