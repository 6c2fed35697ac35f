import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { editPost, type PostView, type ThreadPage } from '#libs/contracts';

import type { ApiProblem } from '../../api/api-problem.js';
import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { tellSignedOut } from '../live/signed-out.js';
import { Composer } from '../writing/composer.js';
import type { DraftStatus } from '../writing/draft-keeper.js';
import { DraftConflict, DraftLine } from '../writing/draft-status.js';
import { putPost } from './apply-thread-frame.js';
import { useEditedWords, type Choice } from './use-edited-words.js';

export interface PostEditorProps {
  readonly post: PostView;
  readonly queryKey: readonly unknown[];
  readonly onClose: () => void;
}

type Edited = ReturnType<typeof useEditedWords>;

const CHANGED_MEANWHILE = 'post.changed-meanwhile';

/** Saves the changed words; once that is done, or given up, nothing of the draft is left. */
const useEdit = (
  { post, queryKey, onClose }: PostEditorProps,
  { draft, version, source, theirs }: Edited,
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
    onFailed: ({ status, code }) => {
      if (status === 401) tellSignedOut();
      if (code === CHANGED_MEANWHILE) void source.refetch();
    },
  });
  // One's own words may come back over the live connection before the answer does.
  const meanwhile = edit.isPending || edit.isSuccess ? null : theirs;
  const save = (): void => {
    if (version !== null && meanwhile === null)
      edit.mutate({ params: { postId: post.id }, body: { markdown: words.markdown, version } });
  };
  return { edit, save, finish, meanwhile };
};

interface FootProps {
  readonly status: DraftStatus;
  readonly isPending: boolean;
  /** What somebody else has saved has to be looked at first. */
  readonly isBehind: boolean;
  readonly onCancel: () => void;
}

/** Whether the words are safe, and the buttons that end the editing. */
const Foot = ({ status, isPending, isBehind, onCancel }: FootProps) => {
  const { t } = useTranslation();
  return (
    <div className="reply-box__foot">
      <DraftLine status={status} />
      <div className="gh-row">
        <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={isBehind}>
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

interface MeanwhileProps {
  readonly post: PostView;
  readonly theirs: string;
  readonly onChoose: (choice: Choice) => void;
}

const CHOICES = ['both', 'mine', 'theirs'] as const satisfies Choice[];

// i18n-keys: discussion:meanwhile.*
/** Somebody else has saved this post: both texts are there, and the writer chooses. */
const ChangedMeanwhile = ({ post, theirs, onChoose }: MeanwhileProps) => {
  const { t } = useTranslation();
  return (
    <Banner
      tone="warn"
      title={t('discussion:meanwhile.title', {
        name: (post.editedBy ?? post.author).displayName,
      })}
      actions={
        <div className="gh-row">
          {CHOICES.map((choice) => (
            <Button key={choice} size="small" onPress={() => onChoose(choice)}>
              {t(`discussion:meanwhile.${choice}`)}
            </Button>
          ))}
        </div>
      }
    >
      <p>{t('discussion:meanwhile.text')}</p>
      <blockquote className="writing-theirs">{theirs}</blockquote>
    </Banner>
  );
};

/** Why the words could not be saved, unless that is told elsewhere: at the field, or as what somebody else saved. */
const SaveProblem = ({ error }: { error: ApiProblem | null }) => {
  const problemText = useProblemText();
  if (error === null || error.code === CHANGED_MEANWHILE || error.fields['markdown'] !== undefined)
    return null;
  const { title, detail } = problemText(error);
  return <ErrorState title={title}>{detail}</ErrorState>;
};

const useLabel = ({ author }: PostView): string => {
  const { t } = useTranslation();
  return t(author.id === useMe()?.person.id ? 'discussion:edit.label' : 'discussion:edit.label-wiki');
};

/** Changes the words of a post, in its place. */
export const PostEditor = (props: PostEditorProps) => {
  const { post, onClose } = props;
  const label = useLabel(post);
  const field = useRef<HTMLTextAreaElement>(null);
  const edited = useEditedWords(post, field);
  const { source, draft, choose } = edited;
  const { edit, save, finish, meanwhile } = useEdit(props, edited);
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
        label={label}
        value={draft.words.markdown}
        onChange={(markdown) => draft.keeper.change({ markdown })}
        communityId={post.communityId}
        language={post.language}
        error={edit.error?.fields['markdown']}
        onSubmit={save}
        fieldRef={field}
      />
      <SaveProblem error={edit.error} />
      {meanwhile !== null && <ChangedMeanwhile post={post} theirs={meanwhile} onChoose={choose} />}
      <Foot
        status={draft.status}
        isPending={edit.isPending}
        isBehind={meanwhile !== null}
        onCancel={finish}
      />
    </form>
  );
};
