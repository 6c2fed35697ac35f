import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { editPost, type PostView, type ThreadPage } from '#libs/contracts';

import type { ApiProblem } from '../../api/api-problem.js';
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

type Edited = ReturnType<typeof useEditedWords>;

const CHANGED_MEANWHILE = 'post.changed-meanwhile';

/** Saves the changed words; once that is done, or given up, nothing of the draft is left. */
const useEdit = ({ post, queryKey, onClose }: PostEditorProps, { draft, version, catchUp }: Edited) => {
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
    onFailed: ({ status, code }) => {
      if (status === 401) tellSignedOut();
      if (code === CHANGED_MEANWHILE) void catchUp();
    },
  });
  const save = (): void => {
    if (version !== null)
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

/** Until there is something to change: it is on its way, or has failed. */
const Unready = ({ source, onCancel }: { source: Edited['source']; onCancel: () => void }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (source.error === null || source.isFetching) return <Skeleton count={2} />;
  const { title, detail } = problemText(source.error);
  return (
    <div className="gh-stack">
      <ErrorState title={title} onRetry={() => void source.refetch()}>
        {detail}
      </ErrorState>
      <div className="gh-row">
        <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
      </div>
    </div>
  );
};

/** Why the words could not be saved; where the post was changed meanwhile, with what it says now. */
const SaveProblem = ({ error, now }: { error: ApiProblem; now: string }) => {
  const { title, detail } = useProblemText()(error);
  if (error.code !== CHANGED_MEANWHILE) return <ErrorState title={title}>{detail}</ErrorState>;
  return (
    <ErrorState title={title}>
      <blockquote className="writing-theirs">{now}</blockquote>
    </ErrorState>
  );
};

/** Changes the words of a post, in its place. */
export const PostEditor = (props: PostEditorProps) => {
  const { post, onClose } = props;
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const edited = useEditedWords(post.id, field);
  const { source, draft } = edited;
  const { edit, save, finish } = useEdit(props, edited);
  const wrong = edit.error?.fields['markdown'];
  if (!edited.isReady) return <Unready source={source} onCancel={onClose} />;
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
      {edit.error && wrong === undefined && (
        <SaveProblem error={edit.error} now={source.data?.markdown ?? ''} />
      )}
      <Foot status={draft.status} isPending={edit.isPending} onCancel={finish} />
    </form>
  );
};
