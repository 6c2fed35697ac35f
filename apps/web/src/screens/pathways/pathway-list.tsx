import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { listPathways, type PathwaySummary } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { Card, CardLink } from '../../design/card.js';
import { EmptyState } from '../../design/empty-state.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';
import { ListState } from '../lists/list-state.js';
import { MoreOf } from '../sections/more-of.js';

import './pathways.css';

/** How long it is, and how far the reader has come. */
export const PathwayFacts = ({ pathway }: { pathway: PathwaySummary }) => {
  const { t } = useTranslation();
  const isSignedIn = useMe() !== null;
  const { stepCount: steps, done, minutes } = pathway;
  return (
    <p className="gh-row gh-soft gh-small">
      <span>{t('pathways:steps', { count: steps })}</span>
      {minutes > 0 && <span>{t('pathways:minutes', { count: minutes })}</span>}
      {isSignedIn && done > 0 && (
        <span>{done === steps ? t('pathways:completed') : t('pathways:done', { done, steps })}</span>
      )}
    </p>
  );
};

const PathwayCard = ({ pathway }: { pathway: PathwaySummary }) => (
  <Card as="li">
    <h3 lang={pathway.language}>
      <CardLink href={`/pathways/${pathway.id}`}>{pathway.title}</CardLink>
    </h3>
    <p className="pathway-card__words" lang={pathway.language}>
      {pathway.description}
    </p>
    <p className="gh-row gh-small">
      <span>{pathway.owner.displayName}</span>
      <OrganisationBadge {...pathway.owner.organisation} />
      {pathway.community !== null && <span className="gh-soft">{pathway.community.title}</span>}
    </p>
    <PathwayFacts pathway={pathway} />
  </Card>
);

interface PathwayListProps {
  /** Only those of this community. */
  readonly communityId?: string;
  readonly actions?: ReactNode;
}

/** Pathways that the reader may read. */
export const PathwayList = ({ communityId, actions }: PathwayListProps) => {
  const { t } = useTranslation();
  const list = usePages(listPathways, { query: communityId === undefined ? {} : { communityId } });
  return (
    <>
      <ListState
        list={list}
        shape="cards"
        isEmpty={list.items.length === 0}
        empty={
          <EmptyState icon="list" title={t('pathways:none-title')} headingLevel={3} actions={actions}>
            <p>{t('pathways:none-text')}</p>
          </EmptyState>
        }
      >
        <ul className="gh-grid">
          {list.items.map((pathway) => (
            <PathwayCard key={pathway.id} pathway={pathway} />
          ))}
        </ul>
      </ListState>
      <MoreOf pages={list} />
    </>
  );
};
