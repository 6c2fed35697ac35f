import { useTranslation } from 'react-i18next';

import { inviteToCommunity, type ExpertsFound, type PersonOfPartner } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Byline } from '../../design/byline.js';
import { CardFacts } from '../cards/card-facts.js';
import { FormProblem } from '../forms/form-problem.js';

interface OneProps {
  readonly threadId: string;
  readonly communityId: string;
  readonly person: PersonOfPartner;
  readonly canInvite: boolean;
}

/** Somebody of a partner who may know the answer, and for those who may, an invitation by which to ask them. */
const ExpertOfPartner = ({ threadId, communityId, person, canInvite }: OneProps) => {
  const { t } = useTranslation();
  const invite = useCommand(inviteToCommunity);
  const { displayName, name, host, organisation, roleTitle } = person;
  const at = organisation === '' ? host : organisation;
  const handle = `@${name}@${host}`;
  const send = (): void =>
    invite.mutate({
      params: { community: communityId },
      body: { handle, role: 'member', questionId: threadId },
    });
  const actions = invite.isSuccess ? (
    <span className="gh-soft gh-small" role="status">
      {t('skills:ask.invited')}
    </span>
  ) : (
    <Button
      size="small"
      aria-label={t('skills:ask.invite-named', { name: displayName })}
      isPending={invite.isPending}
      onPress={send}
    >
      {t('skills:ask.invite')}
    </Button>
  );
  return (
    <li className="thread-expert">
      <Byline
        name={displayName}
        href={`/${handle}`}
        organisation={{ name: at, shortName: at }}
        roleTitle={roleTitle}
        {...(canInvite && { actions })}
      />
      <FormProblem problem={invite.error} />
      <CardFacts {...person} />
    </li>
  );
};

interface ExpertsOfPartnersProps {
  readonly threadId: string;
  readonly communityId: string;
  readonly found: ExpertsFound;
}

/** People of partners who were found for a question. */
export const ExpertsOfPartners = ({ threadId, communityId, found }: ExpertsOfPartnersProps) => {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('skills:ask.partners')}</h3>
      <p>
        {t('skills:ask.partners-text')} {!found.canInvite && t('skills:ask.hosts-invite')}
      </p>
      <ul className="thread-experts">
        {found.partners.map((person) => (
          <ExpertOfPartner
            key={person.id}
            threadId={threadId}
            communityId={communityId}
            person={person}
            canInvite={found.canInvite}
          />
        ))}
      </ul>
    </>
  );
};
