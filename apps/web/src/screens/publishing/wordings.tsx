import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listPublicationVersions, type PublicationView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { ErrorState } from '../../design/error-state.js';
import { Prose } from '../../design/prose.js';
import { Skeleton } from '../../design/skeleton.js';
import { Time } from '../../design/time.js';
import { MoreOf } from '../sections/more-of.js';

const WordingList = ({ publication: { id, language } }: { publication: PublicationView }) => {
  const problemText = useProblemText();
  const list = usePages(listPublicationVersions, { params: { publicationId: id } }, { staleTime: 0 });
  const problem = list.error && problemText(list.error);
  return (
    <>
      {list.isPending && <Skeleton count={4} />}
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      <ol className="publications">
        {list.items.map(({ version, title, html, writtenAt }) => (
          <li key={version} className="publication">
            <p className="gh-soft gh-small">
              <Time value={writtenAt} look="exact" />
            </p>
            <h3 lang={language}>{title}</h3>
            <Prose html={html} lang={language} size="usual" />
          </li>
        ))}
      </ol>
      <MoreOf pages={list} />
    </>
  );
};

/** Opens all published wordings of an article, the latest first. */
export const Wordings = ({ publication }: { publication: PublicationView }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size="small" icon="clock" onPress={() => setOpen(true)}>
        {t('publishing:history')}
      </Button>
      {isOpen && (
        <Dialog isOpen onOpenChange={setOpen} title={t('publishing:history')} size="wide">
          <WordingList publication={publication} />
        </Dialog>
      )}
    </>
  );
};
