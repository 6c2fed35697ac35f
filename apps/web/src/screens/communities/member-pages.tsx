import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { BanList } from './ban-list.js';
import { communityHref } from './community-href.js';
import { CommunityPage } from './community-page.js';
import { InvitationList } from './invitation-list.js';
import { InviteDialog } from './invite-dialog.js';
import { MemberList } from './member-list.js';
import { RequestList } from './request-list.js';

type Part = 'all' | 'requests' | 'invitations' | 'bans';

const isFor = (part: Part, { permissions }: CommunityDetail): boolean => {
  if (part === 'requests') return permissions.canDecideRequests;
  if (part === 'invitations') return permissions.canInvite;
  return part === 'bans' ? permissions.canBan : permissions.canSeeMembers;
};

const PARTS: readonly Part[] = ['all', 'requests', 'invitations', 'bans'];

/** Links to the lists that this reader has; none where there is only one. */
const PartLinks = ({ community, part }: { community: CommunityDetail; part: Part }) => {
  const { t } = useTranslation();
  const mine = PARTS.filter((each) => isFor(each, community));
  if (mine.length < 2) return null;
  const base = communityHref(community, 'members');
  // i18n-keys: communities:members.*
  return (
    <nav aria-label={t('communities:members.label')}>
      <ul className="gh-filter-links">
        {mine.map((each) => (
          <li key={each}>
            <AppLink
              className="gh-filter-link"
              href={each === 'all' ? base : `${base}/${each}`}
              aria-current={each === part ? 'page' : undefined}
            >
              {t(`communities:members.${each}`)}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Invite = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon="plus" onPress={() => setOpen(true)}>
        {t('communities:invite.invite')}
      </Button>
      {isOpen && <InviteDialog community={community} onClose={() => setOpen(false)} />}
    </>
  );
};

interface PartPageProps {
  readonly part: Part;
  readonly children: (community: CommunityDetail) => ReactNode;
}

const PartPage = ({ part, children }: PartPageProps) => {
  const { t } = useTranslation();
  return (
    <CommunityPage tab="members" isFor={(community) => isFor(part, community)}>
      {(community) => (
        <section className="gh-stack" aria-labelledby="members">
          <div className="gh-thread-tools">
            <h2 id="members">{t(`communities:members.${part}`)}</h2>
            {community.permissions.canInvite && !community.isArchived && <Invite community={community} />}
          </div>
          <PartLinks community={community} part={part} />
          {children(community)}
        </section>
      )}
    </CommunityPage>
  );
};

/** Who is in a community. */
export const MembersScreen = () => (
  <PartPage part="all">{(community) => <MemberList community={community} />}</PartPage>
);

/** Who would like to come in. */
export const RequestsScreen = () => (
  <PartPage part="requests">{(community) => <RequestList community={community} />}</PartPage>
);

/** Who has been asked to come in. */
export const InvitationsScreen = () => (
  <PartPage part="invitations">{(community) => <InvitationList community={community} />}</PartPage>
);

/** Who is kept out. */
export const BansScreen = () => (
  <PartPage part="bans">{(community) => <BanList community={community} />}</PartPage>
);
