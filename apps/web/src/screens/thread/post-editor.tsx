import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { editPost, type PostView, type ThreadPage } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { tellSignedOut } from '../live/signed-out.js';
import { Composer } from '../writing/composer.js';
import type { DraftStatus } from '../writing/draft-keeper.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { putPost } from './apply-thread-frame.js';
import { useEditedWords } from './use-edited-words.js';

export interface PostEditorProps {
  readonly post: PostView;
  readonly queryKey: readonly unknown[];
  readonly onClose: () => void;
}

/** Saves the changed words; once that is done, or given up, nothing of the draft is left. */
const useEdit = (
  { post, queryKey, onClose }: PostEditorProps,
  { source, draft, isBegun }: ReturnType<typeof useEditedWords>,
) => {
  const queries = useQueryClient();
  const { keeper, words } = draft;
  const finish = (): void => {
    keeper.take();
    void keeper.arrived();
    onClose();
  };
  const edit = useCommand(editPost, {
    onDone: (changed) => {
      queries.setQueryData<ThreadPage>(queryKey, (page) => page && putPost(page, changed));
      finish();
    },
    onFailed: ({ status }) => {
      if (status === 401) tellSignedOut();
    },
  });
  const save = (): void => {
    if (source.data === undefined || !isBegun) return;
    const { version } = source.data;
    edit.mutate({ params: { postId: post.id }, body: { markdown: words.markdown, version } });
  };
  return { edit, save, finish };
};

interface FootProps {
  readonly status: DraftStatus;
  readonly isPending: boolean;
  readonly onCancel: () => void;
}

/** Whether the words are safe, and the buttons that end the editing. */
const Foot = ({ status, isPending, onCancel }: FootProps) => {
  const { t } = useTranslation();
  return (
    <div className="reply-box__foot">
      <DraftLine status={status} />
      <div className="gh-row">
        <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('discussion:edit.save')}
        </Button>
      </div>
    </div>
  );
};

/** Changes the words of a post, in its place. */
export const PostEditor = (props: PostEditorProps) => {
  const { post } = props;
  const { t } = useTranslation();
  const problemText = useProblemText();
  const field = useRef<HTMLTextAreaElement>(null);
  const edited = useEditedWords(post.id, field);
  const { source, draft } = edited;
  const { edit, save, finish } = useEdit(props, edited);
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
      <DraftConflict theirs={draft.theirs} keeper={draft.keeper} />
      <Composer
        label={t('discussion:edit.label')}
        value={draft.words.markdown}
        onChange={(markdown) => draft.keeper.change({ markdown })}
        communityId={post.communityId}
        language={post.language}
        error={wrong}
        onSubmit={save}
        fieldRef={field}
      />
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      <Foot status={draft.status} isPending={edit.isPending} onCancel={finish} />
    </form>
  );
};
