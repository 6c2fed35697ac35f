import { useState } from 'react';

import { Avatar } from '../design/avatar.js';
import { Badge } from '../design/badge.js';
import { Disclosure } from '../design/disclosure.js';
import { LoadMore } from '../design/load-more.js';
import { Pagination } from '../design/pagination.js';
import { Table, type Sorting } from '../design/table.js';
import { Time } from '../design/time.js';
import { Section } from './kit-section.js';

const MEMBERS = [
  { name: 'Siân Prys', role: 'Facilitator', joined: '2026-03-02T09:00:00Z', posts: 48 },
  { name: 'Gareth Owen', role: 'Member', joined: '2026-05-19T09:00:00Z', posts: 12 },
  { name: 'Priya Shah', role: 'Member', joined: '2026-11-01T09:00:00Z', posts: 3 },
];

/** Rows, pages and what can be unfolded. */
export const KitLists = () => {
  const [sorting, setSorting] = useState<Sorting>({ column: 'name', direction: 'ascending' });
  return (
    <Section title="Lists">
      <Table
        caption="Members of this community"
        columns={[
          {
            id: 'name',
            title: 'Name',
            canSort: true,
            cell: ({ name }) => (
              <span className="gh-row">
                <Avatar name={name} size="small" /> {name}
              </span>
            ),
          },
          {
            id: 'role',
            title: 'Role',
            cell: ({ role }) => <Badge tone={role === 'Facilitator' ? 'brand' : 'plain'}>{role}</Badge>,
          },
          { id: 'joined', title: 'Joined', cell: ({ joined }) => <Time value={joined} look="date" /> },
          { id: 'posts', title: 'Posts', align: 'end', canSort: true, cell: ({ posts }) => posts },
        ]}
        rows={MEMBERS}
        rowKey={({ name }) => name}
        sorting={sorting}
        onSort={setSorting}
      />
      <LoadMore hasMore isLoading={false} onLoadMore={() => undefined} shown={3} />
      <Pagination label="Pages of threads" newerHref="/?page=1" olderHref="/?page=3" />
      <Disclosure title="Why can I not see who reported this?" isOpenAtFirst>
        <p>Reports are confidential. Only the facilitators and the administrators know who sent one.</p>
      </Disclosure>
    </Section>
  );
};
