import { useTranslation } from 'react-i18next';

import type { ExpertView } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Byline } from '../../design/byline.js';
import { Time } from '../../design/time.js';
import { bylineOf } from '../people/byline-of.js';
import { SkillName } from '../skills/skill-name.js';
import { threadHref } from './thread-start.js';

interface ExpertItemProps {
  readonly expert: ExpertView;
  readonly isPending: boolean;
  readonly onAsk: () => void;
}

/** What speaks for somebody, as far as the reader may see it. */
const Reasons = ({ expert: { skills, answers } }: Pick<ExpertItemProps, 'expert'>) => {
  const { t } = useTranslation();
  if (skills.length + answers.length === 0) return null;
  return (
    <dl className="thread-expert__reasons">
      {skills.length > 0 && (
        <>
          <dt>{t('skills:ask.knows')}</dt>
          {skills.map((skill) => (
            <dd key={skill.id}>
              <SkillName skill={skill} />
              {skill.endorsements > 0 && (
                <span className="gh-soft"> · {t('skills:endorsed.by', { count: skill.endorsements })}</span>
              )}
            </dd>
          ))}
        </>
      )}
      {answers.length > 0 && (
        <>
          <dt>{t('skills:ask.answered')}</dt>
          {answers.map(({ postId, number, thread, community }) => (
            <dd key={postId}>
              <AppLink href={threadHref(thread, community, number)}>{thread.title}</AppLink>
            </dd>
          ))}
        </>
      )}
    </dl>
  );
};

/** Somebody who may know the answer, why, and the way to ask them. */
export const ExpertItem = ({ expert, isPending, onAsk }: ExpertItemProps) => {
  const { t } = useTranslation();
  const { person, askedAt } = expert;
  return (
    <li className="thread-expert">
      <Byline
        {...bylineOf(person)}
        actions={
          askedAt === null ? (
            <Button
              size="small"
              aria-label={t('skills:ask.ask-named', { name: person.displayName })}
              isPending={isPending}
              onPress={onAsk}
            >
              {t('skills:ask.ask')}
            </Button>
          ) : (
            <span className="gh-soft gh-small">
              {t('skills:ask.asked')} <Time value={askedAt} />
            </span>
          )
        }
      />
      <Reasons expert={expert} />
    </li>
  );
};
