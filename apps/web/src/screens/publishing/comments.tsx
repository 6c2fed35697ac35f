import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

import {
  addComment,
  deleteComment,
  editComment,
  listComments,
  listNews,
  listPublications,
  readPublication,
  type PublicationComment,
  type PublicationView,
} from '#libs/contracts';

import type { ApiProblem } from '../../api/api-problem.js';
import { useCommand, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { AskedButton } from '../../design/asked-button.js';
import { Button } from '../../design/button.js';
import { Byline } from '../../design/byline.js';
import { Prose } from '../../design/prose.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { bylineOf } from '../people/byline-of.js';
import { MoreOf } from '../sections/more-of.js';
import { ReportButton } from '../thread/report-button.js';
import { Composer } from '../writing/composer.js';
import { commentAnchor } from './publication-href.js';
import { useCommentAt } from './use-comment-at.js';

const COUNTS = [listComments, readPublication, listPublications, listNews];

interface CommentProps {
  readonly publication: PublicationView;
  readonly comment: PublicationComment;
}

const DeleteComment = ({ publication, comment }: CommentProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const remove = useCommand(deleteComment, {
    refreshes: COUNTS,
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  const params = { publicationId: publication.id, commentId: comment.id };
  return (
    <AskedButton
      variant="quiet"
      size="small"
      icon="trash"
      question={t('publishing:comments.delete-title')}
      explanation={<p>{t('publishing:comments.delete-text')}</p>}
      confirmLabel={t('publishing:comments.delete')}
      onConfirm={() => remove.mutateAsync({ params })}
    >
      {t('publishing:comments.delete')}
    </AskedButton>
  );
};

interface CommentWordsProps extends Pick<
  ComponentProps<typeof Composer>,
  'value' | 'onChange' | 'language' | 'onSubmit'
> {
  readonly problem: ApiProblem | null;
}

/** Where a comment is written, and what is wrong with it. */
const CommentWords = ({ problem, ...words }: CommentWordsProps) => {
  const { t } = useTranslation();
  const errors = fieldErrorsOf(problem);
  const label = t('publishing:comments.label');
  return (
    <>
      <FormProblem problem={problem} errors={errors} labels={{ markdown: label }} />
      <Composer {...words} label={label} communityId={null} error={errors['markdown']} />
    </>
  );
};

/** The words of a comment while its author changes them. */
const EditComment = ({ publication, comment, onClose }: CommentProps & { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { id: commentId, version, language } = comment;
  const [markdown, setMarkdown] = useState(comment.markdown ?? '');
  const edit = useCommand(editComment, { refreshes: [listComments], onDone: onClose });
  const send = (): void =>
    edit.mutate({ params: { publicationId: publication.id, commentId }, body: { markdown, version } });
  return (
    <Form
      onSubmit={send}
      actions={
        <>
          <Button type="submit" variant="primary" isPending={edit.isPending}>
            {t('publishing:comments.save')}
          </Button>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <CommentWords
        problem={edit.error}
        value={markdown}
        onChange={setMarkdown}
        language={language}
        onSubmit={send}
      />
    </Form>
  );
};

const CommentActs = ({ publication, comment, onEdit }: CommentProps & { readonly onEdit: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { canEdit, canDelete, author } = comment;
  const canReport = me !== null && me.person.id !== author.id;
  if (!canEdit && !canDelete && !canReport) return null;
  return (
    <div className="gh-row">
      {canEdit && (
        <Button variant="quiet" size="small" icon="edit" onPress={onEdit}>
          {t('publishing:comments.edit')}
        </Button>
      )}
      {canDelete && <DeleteComment publication={publication} comment={comment} />}
      {canReport && (
        <ReportButton
          size="small"
          subjectKind="comment"
          subjectId={comment.id}
          name={author.displayName}
          label={t('publishing:comments.report')}
        />
      )}
    </div>
  );
};

const Comment = ({ publication, comment }: CommentProps) => {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const { author, html, language, createdAt, editedAt, isDeleted, canEdit } = comment;
  // The address of the page may name it, and then it has the focus.
  const place = { id: commentAnchor(comment.id), tabIndex: -1 };
  if (isDeleted)
    return (
      <li {...place} className="publication gh-soft">
        {t('publishing:comments.deleted')}
      </li>
    );
  const when = (
    <>
      <Time value={createdAt} />
      {editedAt !== null && <span> · {t('publishing:edited')}</span>}
    </>
  );
  return (
    <li {...place} className="publication">
      <Byline {...bylineOf(author)} when={when} />
      {isEditing && canEdit ? (
        <EditComment publication={publication} comment={comment} onClose={() => setEditing(false)} />
      ) : (
        <>
          <Prose html={html} lang={language} size="usual" />
          <CommentActs publication={publication} comment={comment} onEdit={() => setEditing(true)} />
        </>
      )}
    </li>
  );
};

const AddComment = ({ publication }: { publication: PublicationView }) => {
  const { t, i18n } = useTranslation();
  const [markdown, setMarkdown] = useState('');
  const language = i18n.language === 'cy' ? 'cy' : 'en';
  const add = useCommand(addComment, { refreshes: COUNTS, onDone: () => setMarkdown('') });
  const send = (): void =>
    add.mutate({ params: { publicationId: publication.id }, body: { markdown, language } });
  return (
    <Form
      onSubmit={send}
      actions={
        <Button type="submit" variant="primary" icon="send" isPending={add.isPending}>
          {t('publishing:comments.send')}
        </Button>
      }
    >
      <CommentWords
        problem={add.error}
        value={markdown}
        onChange={setMarkdown}
        language={language}
        onSubmit={send}
      />
    </Form>
  );
};

/** What others said to it, live, and the way to say something. */
export const Comments = ({ publication }: { publication: PublicationView }) => {
  const { t } = useTranslation();
  const list = usePages(listComments, { params: { publicationId: publication.id } });
  useCommentAt(list);
  const { commentCount, permissions } = publication;
  return (
    <section className="gh-stack" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{t('publishing:comments.title')}</h2>
      <p className="gh-soft">{t('publishing:comments.count', { count: commentCount })}</p>
      {list.items.length > 0 && (
        <ol className="publications">
          {list.items.map((comment) => (
            <Comment key={comment.id} publication={publication} comment={comment} />
          ))}
        </ol>
      )}
      <MoreOf pages={list} />
      {permissions.canAnswer && <AddComment publication={publication} />}
    </section>
  );
};
