import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { communityRole, listMembers, type CommunityDetail, type CommunityMember } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Byline } from '../../design/byline.js';
import { EmptyState } from '../../design/empty-state.js';
import { MoreMenu, type MoreEntry } from '../../design/more-menu.js';
import { NativeSelect } from '../../design/native-select.js';
import { SearchField } from '../../design/search-field.js';
import { Time } from '../../design/time.js';
import { useTyped } from '../forms/use-typed.js';
import { ListState } from '../lists/list-state.js';
import { bylineOf } from '../people/byline-of.js';
import { MoreOf } from '../sections/more-of.js';
import type { MemberDeed } from './member-deed.js';
import { MemberDialog } from './member-dialog.js';

import './members.css';

const ROLES = communityRole.options;

type Role = (typeof ROLES)[number];

const MemberMenu = ({ member, onDeed }: { member: CommunityMember; onDeed: (deed: MemberDeed) => void }) => {
  const { t } = useTranslation();
  const entries: MoreEntry<MemberDeed>[] = [];
  if (member.assignableRoles.length > 0) {
    entries.push({ id: 'role', label: t('communities:member.change-role'), icon: 'edit' });
  }
  if (member.canRemove)
    entries.push({ id: 'remove', label: t('communities:member.remove'), icon: 'sign-out' });
  if (member.canBan) {
    entries.push({ id: 'ban', label: t('communities:member.ban'), icon: 'ban', tone: 'danger' });
  }
  if (entries.length === 0) return null;
  const label = t('communities:member.actions', { name: member.person.displayName });
  return <MoreMenu label={label} entries={entries} onAction={onDeed} />;
};

const MemberRow = ({ community, member }: { community: CommunityDetail; member: CommunityMember }) => {
  const { t } = useTranslation();
  const [deed, setDeed] = useState<MemberDeed | null>(null);
  const { person, role } = member;
  return (
    <li className="gh-member">
      <Byline
        {...bylineOf(person)}
        badges={
          // i18n-keys: communities:role.*
          role !== 'member' && (
            <Badge tone={role === 'guest' ? 'plain' : 'brand'}>{t(`communities:role.${role}.name`)}</Badge>
          )
        }
        when={
          member.expiresAt === null ? (
            <>
              {t('communities:member.since')} <Time value={member.joinedAt} look="date" />
            </>
          ) : (
            <>
              {t('communities:member.until')} <Time value={member.expiresAt} look="date" />
            </>
          )
        }
        actions={<MemberMenu member={member} onDeed={setDeed} />}
      />
      {deed !== null && (
        <MemberDialog community={community} member={member} deed={deed} onClose={() => setDeed(null)} />
      )}
    </li>
  );
};

const useAsked = (community: CommunityDetail) => {
  const { query, change, hrefWith } = useAddressQuery();
  const q = query.get('q')?.trim() ?? '';
  const role = ROLES.find((each) => each === query.get('role'));
  const organisation = query.get('organisation')?.trim() ?? '';
  const asked = {
    ...(q === '' ? {} : { q }),
    ...(role === undefined ? {} : { role }),
    ...(organisation === '' ? {} : { organisation }),
  };
  return {
    q,
    role,
    organisation,
    change,
    hrefWith,
    list: usePages(listMembers, { params: { community: community.id }, query: asked }),
  };
};

type Asked = Omit<ReturnType<typeof useAsked>, 'list'>;

interface OfOrganisationProps extends Pick<Asked, 'organisation' | 'hrefWith'> {
  readonly community: CommunityDetail;
}

/** Leads to the reader's own colleagues here, and back to everybody; a link, so that it works without scripts. */
const OwnOrganisation = ({ community, organisation, hrefWith }: OfOrganisationProps) => {
  const { t } = useTranslation();
  const me = useMe();
  const items = community.takingPart?.items ?? [];
  const own = items.find((item) => item.organisation.host === me?.person.organisation.host);
  if (organisation !== '')
    return (
      <p>
        <AppLink href={hrefWith({ organisation: undefined })}>{t('communities:member.everybody')}</AppLink>
      </p>
    );
  if (own === undefined || items.length < 2) return null;
  return (
    <p>
      <AppLink href={hrefWith({ organisation: own.organisation.host })}>
        {t('communities:member.my-organisation', {
          organisation: own.organisation.shortName,
          people: own.members,
        })}
      </AppLink>
    </p>
  );
};

interface OrganisationFilterProps extends Pick<Asked, 'organisation' | 'change'> {
  readonly community: CommunityDetail;
}

/** Narrows the list down to the people of one of the organisations that take part. */
const OrganisationFilter = ({ community, organisation, change }: OrganisationFilterProps) => {
  const { t } = useTranslation();
  const items = community.takingPart?.items ?? [];
  if (items.length < 2) return null;
  return (
    <NativeSelect
      label={t('communities:directory.organisation')}
      name="organisation"
      value={organisation}
      options={[
        { value: '', label: t('communities:directory.any') },
        ...items.map((item) => ({ value: item.organisation.host, label: item.organisation.name })),
      ]}
      onChange={(value) => change({ organisation: value })}
    />
  );
};

/** Finds members by name, and narrows them down to a role. */
const MemberFilters = ({ q, role, change }: Pick<Asked, 'q' | 'role' | 'change'>) => {
  const { t } = useTranslation();
  const [words, setWords] = useTyped(q);
  return (
    <div className="gh-members__tools">
      <SearchField
        label={t('communities:member.search')}
        showLabel
        value={words}
        onChange={(value) => {
          setWords(value);
          if (value === '') change({ q: undefined });
        }}
        onSubmit={(value) => change({ q: value.trim() })}
      />
      <NativeSelect<Role>
        label={t('communities:member.role')}
        name="role"
        value={role ?? ''}
        options={[
          { value: '', label: t('communities:directory.any') },
          ...ROLES.map((value) => ({ value, label: t(`communities:role.${value}.name`) })),
        ]}
        onChange={(value) => change({ role: value })}
      />
    </div>
  );
};

/** Who is in a community, and what the reader may do about each. */
export const MemberList = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { list, ...asked } = useAsked(community);
  return (
    <>
      <MemberFilters {...asked} />
      <OrganisationFilter community={community} {...asked} />
      <OwnOrganisation community={community} {...asked} />
      <ListState
        list={list}
        isEmpty={list.items.length === 0}
        empty={<EmptyState icon="people" title={t('communities:member.none')} headingLevel={3} />}
      >
        <ul className="gh-members">
          {list.items.map((member) => (
            <MemberRow key={member.person.id} community={community} member={member} />
          ))}
        </ul>
        <MoreOf pages={list} isCounted />
      </ListState>
    </>
  );
};
