import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import {
  answerExpertRequest,
  askExpert,
  findExperts,
  readExperts,
  type ExpertsFound,
  type ExpertsOfThread,
  type ExpertView,
} from '#libs/contracts';

import { queryKeyOf } from '../../api/query-keys.js';
import { useCommand, useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { FormProblem } from '../forms/form-problem.js';
import { ExpertItem } from './expert-item.js';
import { ExpertsOfPartners } from './experts-of-partners.js';

/** Keeps what the server answers with, so that the page shows it. */
const useKeep = (threadId: string) => {
  const queries = useQueryClient();
  return (answer: ExpertsOfThread): void => {
    queries.setQueryData(queryKeyOf(readExperts, { params: { threadId } }), answer);
  };
};

interface RequestProps {
  readonly threadId: string;
  readonly request: NonNullable<ExpertsOfThread['mine']>;
}

/** That I was asked, and the way to say that I cannot answer. */
const RequestToMe = ({ threadId, request: { askedBy, isDeclined } }: RequestProps) => {
  const { t } = useTranslation();
  const answer = useCommand(answerExpertRequest, { refreshes: [readExperts] });
  return (
    <Card as="section" labelledBy="asked-me">
      <h2 id="asked-me" className="gh-item__title">
        {askedBy === null
          ? t('skills:ask.mine-unnamed')
          : t('skills:ask.mine', { name: askedBy.displayName })}
      </h2>
      {isDeclined && <p>{t('skills:ask.declined')}</p>}
      <FormProblem problem={answer.error} />
      <div className="gh-row">
        <Button
          size="small"
          isPending={answer.isPending}
          onPress={() => answer.mutate({ params: { threadId }, body: { isDeclined: !isDeclined } })}
        >
          {isDeclined ? t('skills:ask.take-back') : t('skills:ask.decline')}
        </Button>
        <AppLink href="/settings/skills">{t('skills:ask.settings-link')}</AppLink>
      </div>
    </Card>
  );
};

interface SuggestedProps {
  readonly threadId: string;
  readonly items: readonly ExpertView[];
}

const isNobody = ({ items, partners }: ExpertsFound): boolean => items.length + partners.length === 0;

/** Those who were found, each with the way to ask them. */
const ExpertList = ({ threadId, items }: SuggestedProps) => {
  const ask = useCommand(askExpert, { onDone: useKeep(threadId) });
  const isAsking = (personId: string): boolean =>
    ask.isPending && ask.variables.params?.personId === personId;
  return (
    <>
      <FormProblem problem={ask.error} />
      <ul className="thread-experts">
        {items.map((expert) => (
          <ExpertItem
            key={expert.person.id}
            expert={expert}
            isPending={isAsking(expert.person.id)}
            onAsk={() => ask.mutate({ params: { threadId, personId: expert.person.id } })}
          />
        ))}
      </ul>
    </>
  );
};

/** Those who may know the answer. Nobody is looked for before it is wanted, and nobody told before they are asked. */
const Suggested = ({ threadId, communityId, items }: SuggestedProps & { readonly communityId: string }) => {
  const { t } = useTranslation();
  const find = useCommand(findExperts, { onDone: useKeep(threadId) });
  return (
    <Card as="section" labelledBy="experts">
      <h2 id="experts" className="gh-item__title">
        {t('skills:ask.title')}
      </h2>
      <p>{t('skills:ask.lead')}</p>
      <FormProblem problem={find.error} />
      {items.length > 0 && <ExpertList threadId={threadId} items={items} />}
      {find.data && find.data.partners.length > 0 && (
        <ExpertsOfPartners threadId={threadId} communityId={communityId} found={find.data} />
      )}
      <p className="gh-row">
        <Button
          icon="search"
          isPending={find.isPending}
          onPress={() => find.mutate({ params: { threadId } })}
        >
          {items.length === 0 ? t('skills:ask.find') : t('skills:ask.find-again')}
        </Button>
        <span role="status" className="gh-soft gh-small">
          {find.data !== undefined && isNobody(find.data) && t('skills:ask.none')}
        </span>
      </p>
    </Card>
  );
};

/** Who may know the answer to a question, for those who may ask them; for others, whether they were asked. */
export const Experts = ({ threadId, communityId }: { threadId: string; communityId: string }) => {
  const { data } = useOperation(readExperts, { params: { threadId } });
  if (data === undefined || (data.mine === null && !data.canAsk)) return null;
  return (
    <div className="thread-asking">
      {data.mine && <RequestToMe threadId={threadId} request={data.mine} />}
      {data.canAsk && <Suggested threadId={threadId} communityId={communityId} items={data.items} />}
    </div>
  );
};
