import { useTranslation } from 'react-i18next';

import {
  hideEndorsement,
  listEndorsements,
  readSkillsOfPerson,
  type EndorsementView,
  type ListedSkill,
  type PersonProfile,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { Icon } from '../../design/icon.js';
import { Time } from '../../design/time.js';
import { FormProblem } from '../forms/form-problem.js';
import { personHandle, personHref } from '../people/person-href.js';
import { ListOf } from '../sections/list-of.js';
import { ReportButton } from '../thread/report-button.js';
import { threadHref } from '../thread/thread-start.js';

/** What changes with an endorsement. */
export const ENDORSEMENT_ANSWERS = [readSkillsOfPerson, listEndorsements];

export interface EndorsedSkillProps {
  readonly person: PersonProfile;
  readonly skill: ListedSkill;
}

interface EndorsementProps extends EndorsedSkillProps {
  readonly endorsement: EndorsementView;
}

const Evidence = ({ evidence }: { evidence: NonNullable<EndorsementView['evidence']> }) => {
  const { thread, community, number, isVideo } = evidence;
  return (
    <p className="gh-small">
      <AppLink href={threadHref(thread, community, number === 1 ? undefined : number)}>
        <Icon name={isVideo ? 'film' : 'speech'} size="small" /> {thread.title}
      </AppLink>{' '}
      <span className="gh-soft">{community.title}</span>
    </p>
  );
};

/** Hidden, or shown again, by the person of whom it was said. */
const Hide = ({ endorsement: { id, isHidden } }: EndorsementProps) => {
  const { t } = useTranslation();
  const hide = useCommand(hideEndorsement, { refreshes: ENDORSEMENT_ANSWERS });
  return (
    <>
      <FormProblem problem={hide.error} />
      <Button
        size="small"
        isPending={hide.isPending}
        onPress={() => hide.mutate({ params: { endorsementId: id }, body: { isHidden: !isHidden } })}
      >
        {isHidden ? t('skills:endorsed.show') : t('skills:endorsed.hide')}
      </Button>
    </>
  );
};

/** What the reader can do about it: its person hides it, and all but who said it report it. */
const Deeds = (props: EndorsementProps) => {
  const { t } = useTranslation();
  const isSignedIn = useMe() !== null;
  const { endorsement, person } = props;
  if (!isSignedIn || endorsement.isMine) return null;
  return (
    <div className="gh-row">
      {person.isMe && <Hide {...props} />}
      <ReportButton
        size="small"
        subjectKind="endorsement"
        subjectId={endorsement.id}
        name={endorsement.endorser.displayName}
        label={t('skills:endorsed.report')}
      />
    </div>
  );
};

const Endorsement = (props: EndorsementProps) => {
  const { t } = useTranslation();
  const { endorser, endorsedAt, evidence, isHidden } = props.endorsement;
  return (
    <li className="gh-endorsement">
      <p className="gh-row">
        <AppLink href={personHref(endorser)}>{endorser.displayName}</AppLink>
        {endorser.roleTitle !== '' && <span className="gh-soft gh-small">{endorser.roleTitle}</span>}
        <span className="gh-soft gh-small">
          <Time value={endorsedAt} look="date" />
        </span>
        {isHidden && <Badge icon="lock">{t('skills:endorsed.hidden')}</Badge>}
      </p>
      {evidence && <Evidence evidence={evidence} />}
      <Deeds {...props} />
    </li>
  );
};

/** Who says that a person has a skill, and what shows it, the newest first. */
export const EndorsementList = ({ person, skill }: EndorsedSkillProps) => {
  const { t } = useTranslation();
  const pages = usePages(listEndorsements, {
    params: { handle: personHandle(person), skillId: skill.id },
    query: { limit: '10' },
  });
  return (
    <ListOf pages={pages} empty={<p className="gh-soft gh-small">{t('skills:endorsed.unnamed')}</p>}>
      {(items) => (
        <ul className="gh-endorsements">
          {items.map((endorsement) => (
            <Endorsement key={endorsement.id} person={person} skill={skill} endorsement={endorsement} />
          ))}
        </ul>
      )}
    </ListOf>
  );
};
