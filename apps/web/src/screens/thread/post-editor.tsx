import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { editPost, readPostSource, type PostView, type ThreadPage } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { tellSignedOut } from '../live/signed-out.js';
import { Composer } from '../writing/composer.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { useDraft } from '../writing/use-draft.js';
import { putPost } from './apply-thread-frame.js';

interface PostEditorProps {
  readonly post: PostView;
  readonly queryKey: readonly unknown[];
  readonly onClose: () => void;
}

/** Changes the words of a post, in its place. */
export const PostEditor = ({ post, queryKey, onClose }: PostEditorProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const field = useRef<HTMLTextAreaElement>(null);
  const source = useOperation(readPostSource, { params: { postId: post.id } }, { staleTime: Infinity });
  const draft = useDraft(`post:${post.id}`);
  const [begun, setBegun] = useState(false);
  const { keeper } = draft;

  const isReady = draft.isReady && source.data !== undefined && !source.isFetching;
  const begin = useEffectEvent((): void => {
    if (draft.words.markdown === '') keeper.change({ markdown: source.data?.markdown ?? '' });
    setBegun(true);
    field.current?.focus();
  });
  useEffect(() => {
    const frame = isReady && !begun ? requestAnimationFrame(() => begin()) : 0;
    return () => cancelAnimationFrame(frame);
  }, [isReady, begun]);

  const edit = useCommand(editPost, {
    onDone: (changed) => {
      queries.setQueryData<ThreadPage>(queryKey, (page) => page && putPost(page, changed));
      keeper.take();
      void keeper.arrived();
      onClose();
    },
    onFailed: ({ status }) => {
      if (status === 401) tellSignedOut();
    },
  });
  const cancel = (): void => {
    keeper.take();
    void keeper.arrived();
    onClose();
  };
  const save = (): void => {
    if (source.data === undefined || !begun) return;
    const { version } = source.data;
    edit.mutate({ params: { postId: post.id }, body: { markdown: draft.words.markdown, version } });
  };
  const failure = source.error ?? edit.error;
  const wrong = edit.error?.fields['markdown'];
  const problem = failure !== null && wrong === undefined ? problemText(failure) : null;
  if (source.isPending) return <Skeleton count={2} />;
  return (
    <form
      className="reply-box"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <DraftConflict theirs={draft.theirs} keeper={keeper} />
      <Composer
        label={t('discussion:edit.label')}
        value={draft.words.markdown}
        onChange={(markdown) => keeper.change({ markdown })}
        communityId={post.communityId}
        language={post.language}
        error={wrong}
        onSubmit={save}
        fieldRef={field}
      />
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      <div className="reply-box__foot">
        <DraftLine status={draft.status} />
        <div className="gh-row">
          <Button onPress={cancel}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="primary" isPending={edit.isPending}>
            {t('discussion:edit.save')}
          </Button>
        </div>
      </div>
    </form>
  );
};
