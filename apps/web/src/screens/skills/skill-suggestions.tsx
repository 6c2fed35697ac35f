import { useTranslation } from 'react-i18next';

import {
  answerSkillSuggestion,
  listSkillSuggestions,
  readSkillsOfPerson,
  seekSkillSuggestions,
  type SkillSuggestion,
} from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { FormProblem } from '../forms/form-problem.js';
import { SkillName, useSkillName } from './skill-name.js';

interface SuggestedProps {
  readonly suggestion: SkillSuggestion;
  readonly onAnswer: (answer: 'accepted' | 'dismissed') => void;
}

const Suggested = ({ suggestion: { skill, texts }, onAnswer }: SuggestedProps) => {
  const { t } = useTranslation();
  const name = useSkillName()(skill).text;
  return (
    <li className="gh-suggested">
      <span>
        <strong>
          <SkillName skill={skill} />
        </strong>{' '}
        <span className="gh-soft gh-small">{t('skills:suggested.texts', { count: texts })}</span>
      </span>
      <span className="gh-row">
        <Button
          size="small"
          aria-label={t('skills:suggested.accept-named', { name })}
          onPress={() => onAnswer('accepted')}
        >
          {t('skills:suggested.accept')}
        </Button>
        <Button
          size="small"
          variant="quiet"
          aria-label={t('skills:suggested.dismiss-named', { name })}
          onPress={() => onAnswer('dismissed')}
        >
          {t('skills:suggested.dismiss')}
        </Button>
      </span>
    </li>
  );
};

/** Skills that the own texts speak of. Nobody else sees them, and only what is accepted becomes part of the profile. */
export const SkillSuggestions = () => {
  const { t } = useTranslation();
  const refreshes = [listSkillSuggestions, readSkillsOfPerson];
  const { data } = useOperation(listSkillSuggestions);
  const seek = useCommand(seekSkillSuggestions, { refreshes });
  const answer = useCommand(answerSkillSuggestion, { refreshes });
  const items = data?.items ?? [];
  return (
    <Card as="section" labelledBy="suggested">
      <h2 id="suggested">{t('skills:suggested.title')}</h2>
      <p>{t('skills:suggested.lead')}</p>
      <FormProblem problem={seek.error ?? answer.error} />
      <ul>
        {items.map((suggestion) => (
          <Suggested
            key={suggestion.skill.id}
            suggestion={suggestion}
            onAnswer={(choice) =>
              answer.mutate({ params: { skillId: suggestion.skill.id }, body: { answer: choice } })
            }
          />
        ))}
      </ul>
      <p className="gh-row">
        <Button icon="search" isPending={seek.isPending} onPress={() => seek.mutate({})}>
          {t('skills:suggested.seek')}
        </Button>
        <span role="status" className="gh-soft gh-small">
          {seek.isSuccess && items.length === 0 && t('skills:suggested.none')}
        </span>
      </p>
    </Card>
  );
};
