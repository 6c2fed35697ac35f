import { useTranslation } from 'react-i18next';

import { listCommunities } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useMe, useSession } from '../../app/session.js';
import { useAddressQuery, withCursor } from '../../app/use-address-query.js';
import { Banner } from '../../design/banner.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { MoreLink } from '../../design/more-link.js';
import { Page } from '../../shell/page.js';
import { ListState } from '../lists/list-state.js';
import { CommunityCard } from './community-card.js';
import { DirectoryFilters } from './directory-filters.js';
import { directoryCall, type DirectoryCall } from './directory-query.js';
import { readHandle } from './read-handle.js';

/** Why a pasted handle or link did not open anything. */
const HandleNote = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const handle = readHandle(text);
  if (handle === null) return null;
  if (handle.host === null || handle.host === instance.host) {
    return (
      <Banner tone="warn" title={t('communities:handle.not-here-title', { name: handle.name })}>
        <p>{t('communities:handle.not-here-text', { organisation: instance.name })}</p>
      </Banner>
    );
  }
  return (
    <Banner
      tone="warn"
      title={t('communities:handle.elsewhere-title', { name: handle.name, host: handle.host })}
    >
      <p>{t('communities:handle.elsewhere-text', { organisation: instance.name, host: handle.host })}</p>
    </Banner>
  );
};

const NothingFound = ({ asked }: { asked: DirectoryCall }) => {
  const { t } = useTranslation();
  const me = useMe();
  if (Object.keys(asked).length > 0) {
    return (
      <EmptyState
        icon="search"
        title={t('communities:directory.none-title')}
        actions={<LinkButton href="/communities">{t('communities:directory.clear')}</LinkButton>}
      >
        <p>{t('communities:directory.none-text')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="communities"
      title={t('communities:directory.empty-title')}
      actions={
        me !== null && (
          <LinkButton href="/communities/new" variant="primary" icon="plus">
            {t('communities:new.title')}
          </LinkButton>
        )
      }
    >
      <p>{me === null ? t('communities:directory.empty-visitor') : t('communities:directory.empty-text')}</p>
    </EmptyState>
  );
};

const Results = ({ asked }: { asked: DirectoryCall }) => {
  const { t } = useTranslation();
  const { hrefWith } = useAddressQuery();
  const list = usePages(listCommunities, { query: asked });
  const next = list.data?.pages.at(-1)?.next;
  return (
    <ListState
      list={list}
      shape="cards"
      isEmpty={list.items.length === 0}
      empty={<NothingFound asked={asked} />}
    >
      <h2 className="gh-hidden">{t('communities:directory.results')}</h2>
      <ul className="gh-community-cards">
        {list.items.map((community) => (
          <CommunityCard key={community.id} community={community} headingLevel={3} />
        ))}
      </ul>
      <MoreLink
        href={next === undefined ? undefined : withCursor(hrefWith({}), next)}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </ListState>
  );
};

/** Every community that the reader may know of. */
export const DirectoryScreen = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { instance } = useSession();
  const { query, change } = useAddressQuery();
  const { query: asked } = directoryCall(query);
  return (
    <Page
      title={t('common:shell.communities')}
      lead={t('communities:directory.lead')}
      head={{ description: t('communities:directory.description', { organisation: instance.name }) }}
      actions={
        me !== null && (
          <LinkButton href="/communities/new" icon="plus">
            {t('communities:new.title')}
          </LinkButton>
        )
      }
    >
      <DirectoryFilters asked={asked} onChange={change} />
      {asked.q !== undefined && <HandleNote text={asked.q} />}
      <Results asked={asked} />
    </Page>
  );
};
