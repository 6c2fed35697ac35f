import { useTranslation } from 'react-i18next';

import { readSkillsOfPerson, removeBroughtEndorsement, type ListedSkill } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { Icon } from '../../design/icon.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import type { EndorsedSkillProps } from './endorsement-list.js';

type Brought = ListedSkill['brought'][number];

const Remove = ({ brought }: { brought: Brought }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const remove = useCommand(removeBroughtEndorsement, {
    refreshes: [readSkillsOfPerson],
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <Button
      size="small"
      variant="quiet"
      icon="trash"
      aria-label={t('skills:brought.remove-named', { name: brought.endorser.name })}
      isPending={remove.isPending}
      onPress={() => remove.mutate({ params: { endorsementId: brought.id } })}
    >
      {t('skills:brought.remove')}
    </Button>
  );
};

/** What others said of a skill on another server, which signed it; its own links lead there. */
export const BroughtEndorsements = ({ person, skill }: EndorsedSkillProps) => {
  const { t } = useTranslation();
  if (skill.brought.length === 0) return null;
  return (
    <ul className="gh-endorsements">
      {skill.brought.map((brought) => (
        <li key={brought.id} className="gh-endorsement">
          <p className="gh-row">
            <span>{brought.endorser.name}</span>
            <span className="gh-soft gh-small">{brought.endorser.host}</span>
            <span className="gh-soft gh-small">
              <Time value={brought.endorsedAt} look="date" />
            </span>
            <Badge tone="success" icon="check">
              {t('skills:brought.verified', { organisation: brought.from.name })}
            </Badge>
            {person.isMe && <Remove brought={brought} />}
          </p>
          {brought.evidence !== null && (
            <p className="gh-small">
              <a href={brought.evidence.url} rel="noreferrer nofollow ugc">
                <Icon name="external" size="small" /> {brought.evidence.title}
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};
