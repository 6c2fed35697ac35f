import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  addComment,
  deleteComment,
  listComments,
  listNews,
  listPublications,
  readPublication,
  type PublicationComment,
  type PublicationView,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
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
import { Composer } from '../writing/composer.js';

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

const Comment = ({ publication, comment }: CommentProps) => {
  const { t } = useTranslation();
  const { author, html, language, createdAt, isDeleted, canDelete } = comment;
  if (isDeleted) return <li className="publication gh-soft">{t('publishing:comments.deleted')}</li>;
  return (
    <li className="publication">
      <Byline {...bylineOf(author)} when={<Time value={createdAt} />} />
      <Prose html={html} lang={language} size="usual" />
      {canDelete && (
        <p>
          <DeleteComment publication={publication} comment={comment} />
        </p>
      )}
    </li>
  );
};

const AddComment = ({ publication }: { publication: PublicationView }) => {
  const { t, i18n } = useTranslation();
  const [markdown, setMarkdown] = useState('');
  const language = i18n.language === 'cy' ? 'cy' : 'en';
  const add = useCommand(addComment, { refreshes: COUNTS, onDone: () => setMarkdown('') });
  const errors = fieldErrorsOf(add.error);
  const label = t('publishing:comments.label');
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
      <FormProblem problem={add.error} errors={errors} labels={{ markdown: label }} />
      <Composer
        label={label}
        value={markdown}
        onChange={setMarkdown}
        communityId={null}
        language={language}
        error={errors['markdown']}
        onSubmit={send}
      />
    </Form>
  );
};

/** What others said to it, live, and the way to say something. */
export const Comments = ({ publication }: { publication: PublicationView }) => {
  const { t } = useTranslation();
  const list = usePages(listComments, { params: { publicationId: publication.id } });
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
