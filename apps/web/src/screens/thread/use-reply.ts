import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { ThreadPage } from '#libs/contracts';

import { useDraft } from '../writing/use-draft.js';
import { useUploads } from '../writing/use-uploads.js';
import type { useOutgoing } from './use-outgoing.js';
import type { ReplyWish } from './use-post-acts.js';
import { useTyping } from './use-typing.js';
import { useWish } from './use-wish.js';

interface Reply {
  readonly page: ThreadPage;
  readonly outgoing: ReturnType<typeof useOutgoing>;
  readonly wish: ReplyWish | null;
  readonly onSent: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The draft of a reply; what is on its way already need not be written again. */
const useReplyDraft = ({ page, outgoing }: Reply) => {
  const draft = useDraft(`thread:${page.thread.id}`, page.me?.draft);
  const { keeper, words } = draft;
  const isOnItsWay = outgoing.posts.some(({ markdown }) => markdown === words.markdown);
  useEffect(() => {
    if (isOnItsWay && words.markdown !== '') keeper.take();
  }, [isOnItsWay, keeper, words.markdown]);
  return draft;
};

/** A reply while it is written: its words, its files, its language, and how it sets out. */
export const useReply = (parts: Reply) => {
  const { page, outgoing, wish, onSent, field } = parts;
  const { t } = useTranslation();
  const draft = useReplyDraft(parts);
  const uploads = useUploads();
  const tellTyping = useTyping(page.thread.id);
  const [language, setLanguage] = useState(page.thread.language);
  const [problem, setProblem] = useState<string>();
  const { keeper, words } = draft;
  useWish(wish, draft, field, (written) => {
    setLanguage(written.language);
    uploads.putBack(written.files);
  });

  const write = (markdown: string): void => {
    keeper.change({ markdown });
    tellTyping(markdown !== '');
  };
  const send = async (): Promise<void> => {
    if (words.markdown.trim() === '') {
      setProblem(t('discussion:reply.empty'));
      field.current?.focus();
      return;
    }
    setProblem(undefined);
    tellTyping(false);
    const files = uploads.uploads.flatMap(({ file }) => file ?? []);
    const { markdown, replyToId } = keeper.take();
    uploads.clear();
    onSent();
    const sent = await outgoing.send({ markdown, replyToId, language, files });
    if (sent !== null) await keeper.arrived();
  };
  return { draft, uploads, language, setLanguage, problem, write, send };
};
