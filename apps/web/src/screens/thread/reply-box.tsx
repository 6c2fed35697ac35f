import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { PersonLink, ThreadPage } from '#libs/contracts';

import { Button } from '../../design/button.js';
import { Composer } from '../writing/composer.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { LanguageChoice } from '../writing/language-choice.js';
import type { useOutgoing } from './use-outgoing.js';
import type { ReplyWish } from './use-post-acts.js';
import { useReply } from './use-reply.js';

interface ReplyBoxProps {
  readonly page: ThreadPage;
  readonly outgoing: ReturnType<typeof useOutgoing>;
  readonly wish: ReplyWish | null;
  readonly onSent: () => void;
}

const authorOf = (page: ThreadPage, postId: string | null): Pick<PersonLink, 'displayName'> | null =>
  page.posts.find(({ id }) => id === postId)?.author ?? null;

interface AnsweredProps {
  readonly author: Pick<PersonLink, 'displayName'>;
  readonly onAnswerThread: () => void;
}

/** Whose post this answers, with the way to answer all of the thread instead. */
const Answered = ({ author, onAnswerThread }: AnsweredProps) => {
  const { t } = useTranslation();
  return (
    <p className="gh-row gh-small">
      {t('discussion:reply.to', { name: author.displayName })}
      <Button variant="quiet" size="small" onPress={onAnswerThread}>
        {t('discussion:reply.to-thread')}
      </Button>
    </p>
  );
};

/** The language of the reply, whether it is safe, and the button that sends it. */
const Foot = ({ reply }: { reply: ReturnType<typeof useReply> }) => {
  const { t } = useTranslation();
  return (
    <div className="reply-box__foot">
      <LanguageChoice value={reply.language} onChange={reply.setLanguage} />
      <div className="gh-row">
        <DraftLine status={reply.draft.status} />
        <Button type="submit" variant="primary" icon="send" isDisabled={reply.uploads.isBusy}>
          {t('discussion:reply.send')}
        </Button>
      </div>
    </div>
  );
};

/** Writing a reply: kept while it is written, sent at once, and shown as on its way until it is there. */
export const ReplyBox = (props: ReplyBoxProps) => {
  const { t } = useTranslation();
  const { page } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const reply = useReply({ ...props, field });
  const { keeper, words, theirs } = reply.draft;
  const answered = authorOf(page, words.replyToId);
  return (
    <form
      className="reply-box"
      onSubmit={(event) => {
        event.preventDefault();
        void reply.send();
      }}
    >
      <DraftConflict theirs={theirs} keeper={keeper} />
      {answered && <Answered author={answered} onAnswerThread={() => keeper.change({ replyToId: null })} />}
      <Composer
        label={t('discussion:reply.label')}
        value={words.markdown}
        onChange={reply.write}
        communityId={page.community.id}
        language={reply.language}
        error={reply.problem}
        uploads={reply.uploads}
        onSubmit={() => void reply.send()}
        fieldRef={field}
      />
      <Foot reply={reply} />
    </form>
  );
};
