import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PersonLink, ThreadPage } from '#libs/contracts';

import { Button } from '../../design/button.js';
import { liveHub } from '../live/live-hub.js';
import { Composer } from '../writing/composer.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { useDraft } from '../writing/use-draft.js';
import { useUploads } from '../writing/use-uploads.js';
import type { useOutgoing } from './use-outgoing.js';
import type { ReplyWish } from './use-post-acts.js';

/** The server forgets that somebody is typing after six seconds. */
const TYPING_AGAIN_AFTER = 3000;

interface ReplyBoxProps {
  readonly page: ThreadPage;
  readonly outgoing: ReturnType<typeof useOutgoing>;
  readonly wish: ReplyWish | null;
  readonly onSent: () => void;
}

/** Tells the others in the thread that I am writing, and that I have stopped. */
const useTyping = (threadId: string) => {
  const told = useRef(0);
  return (isWriting: boolean): void => {
    if (isWriting && Date.now() - told.current < TYPING_AGAIN_AFTER) return;
    if (!isWriting && told.current === 0) return;
    told.current = isWriting ? Date.now() : 0;
    liveHub.typing(threadId, isWriting);
  };
};

const authorOf = (page: ThreadPage, postId: string | null): Pick<PersonLink, 'displayName'> | null =>
  page.posts.find(({ id }) => id === postId)?.author ?? null;

/** Writing a reply: kept while it is written, sent at once, and shown as on its way until it is there. */
export const ReplyBox = ({ page, outgoing, wish, onSent }: ReplyBoxProps) => {
  const { t } = useTranslation();
  const threadId = page.thread.id;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(`thread:${threadId}`, page.me?.draft);
  const uploads = useUploads();
  const tellTyping = useTyping(threadId);
  const [language, setLanguage] = useState(page.thread.language);
  const [problem, setProblem] = useState<string>();
  const { keeper, words } = draft;

  // What is on its way already need not be written again.
  const isOnItsWay = outgoing.posts.some(({ markdown }) => markdown === words.markdown);
  useEffect(() => {
    if (isOnItsWay && words.markdown !== '') keeper.take();
  }, [isOnItsWay, keeper, words.markdown]);

  const follow = useEffectEvent((wish: ReplyWish): void => {
    const { quote, answered } = wish;
    const markdown = quote === '' ? words.markdown : `${words.markdown}${words.markdown && '\n\n'}${quote}`;
    keeper.change({ markdown, ...(answered === null ? {} : { replyToId: answered.id }) });
    requestAnimationFrame(() => {
      field.current?.scrollIntoView({ block: 'center' });
      field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(markdown.length, markdown.length);
    });
  });
  const isReady = draft.isReady;
  useEffect(() => {
    if (isReady && wish !== null) follow(wish);
  }, [isReady, wish]);

  const send = async (): Promise<void> => {
    if (words.markdown.trim() === '') {
      setProblem(t('discussion:reply.empty'));
      field.current?.focus();
      return;
    }
    setProblem(undefined);
    tellTyping(false);
    const attachmentIds = uploads.uploads.flatMap(({ file }) => file?.id ?? []);
    const { markdown, replyToId } = keeper.take();
    uploads.clear();
    onSent();
    const sent = await outgoing.send({ markdown, replyToId, language, attachmentIds });
    if (sent !== null) await keeper.arrived();
  };
  const answered = authorOf(page, words.replyToId);
  return (
    <form
      className="reply-box"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DraftConflict theirs={draft.theirs} keeper={keeper} />
      {answered && (
        <p className="gh-row gh-small">
          {t('discussion:reply.to', { name: answered.displayName })}
          <Button variant="quiet" size="small" onPress={() => keeper.change({ replyToId: null })}>
            {t('discussion:reply.to-thread')}
          </Button>
        </p>
      )}
      <Composer
        label={t('discussion:reply.label')}
        value={words.markdown}
        onChange={(markdown) => {
          keeper.change({ markdown });
          tellTyping(markdown !== '');
        }}
        communityId={page.community.id}
        language={language}
        error={problem}
        uploads={uploads}
        onSubmit={() => void send()}
        fieldRef={field}
      />
      <div className="reply-box__foot">
        <LanguageChoice value={language} onChange={setLanguage} />
        <div className="gh-row">
          <DraftLine status={draft.status} />
          <Button type="submit" variant="primary" icon="send" isDisabled={uploads.isBusy}>
            {t('discussion:reply.send')}
          </Button>
        </div>
      </div>
    </form>
  );
};
