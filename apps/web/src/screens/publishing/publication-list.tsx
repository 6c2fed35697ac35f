import type { ReactNode } from 'react';

import type { listNews, listPublications, PublicationSummary } from '#libs/contracts';

import type { usePages } from '../../api/use-operation.js';
import { ListState } from '../lists/list-state.js';
import { MoreOf } from '../sections/more-of.js';
import { PublicationItem } from './publication-item.js';

interface PublicationListProps {
  readonly list: ReturnType<typeof usePages<typeof listNews | typeof listPublications>>;
  readonly empty: ReactNode;
}

/** What people published, the latest first, with more on request. */
export const PublicationList = ({ list, empty }: PublicationListProps) => (
  <>
    <ListState list={list} isEmpty={list.items.length === 0} empty={empty}>
      <ul className="publications">
        {list.items.map((publication: PublicationSummary) => (
          <li key={publication.id}>
            <PublicationItem publication={publication} />
          </li>
        ))}
      </ul>
    </ListState>
    <MoreOf pages={list} />
  </>
);
