import { useTranslation } from 'react-i18next';

import {
  contributionKinds,
  listContributions,
  type ContributionKind,
  type ContributionsView,
} from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useAddressQuery, withCursor } from '../../app/use-address-query.js';
import { MoreLink } from '../../design/more-link.js';
import { Tabs } from '../../design/tabs.js';
import { ListState } from '../lists/list-state.js';
import { personHandle } from '../people/person-href.js';
import { ContributionItem } from './contribution-item.js';

interface ListProps {
  readonly view: ContributionsView;
  readonly kind: ContributionKind | undefined;
}

/** Ways to narrow the list down, each with how many there are. */
const Kinds = ({ view, kind }: ListProps) => {
  const { t } = useTranslation();
  const { hrefWith } = useAddressQuery();
  // i18n-keys: contributions:kind.*
  const tabs = [undefined, ...contributionKinds].map((each) => ({
    href: hrefWith({ kind: each }),
    label: t(`contributions:kind.${each ?? 'all'}`),
    isCurrent: each === kind,
    ...(each !== undefined && { count: view.totals[each] }),
  }));
  return (
    <div className="gh-no-print">
      <Tabs label={t('contributions:filter.label')} tabs={tabs} />
    </div>
  );
};

const Totals = ({ view: { totals } }: { view: ContributionsView }) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" data-gap="small" aria-labelledby="totals">
      <h2 id="totals">{t('contributions:totals')}</h2>
      <dl className="gh-contribution-totals">
        {contributionKinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`contributions:kind.${kind}`)}</dt>
            <dd>{totals[kind]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Results = ({ view, kind }: ListProps) => {
  const { t } = useTranslation();
  const { query, hrefWith } = useAddressQuery();
  const cursor = query.get('cursor');
  const list = usePages(listContributions, {
    params: { handle: personHandle(view.person) },
    query: { ...(kind !== undefined && { kind }), ...(cursor && { cursor }) },
  });
  const next = list.data?.pages.at(-1)?.next;
  const empty = <p className="gh-soft">{t(view.isMe ? 'contributions:none-mine' : 'contributions:none')}</p>;
  return (
    <ListState list={list} isEmpty={list.items.length === 0} empty={empty}>
      <ul className="gh-stack">
        {list.items.map((item) => (
          <ContributionItem key={item.id} item={item} person={view.person} />
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

/** How much somebody gave, and what, by kind. */
export const ContributionList = ({ view }: { view: ContributionsView }) => {
  const { t } = useTranslation();
  const { query } = useAddressQuery();
  const kind = contributionKinds.find((each) => each === query.get('kind'));
  return (
    <>
      <Totals view={view} />
      <section className="gh-stack" aria-labelledby="contributions">
        <h2 id="contributions">{t('contributions:list')}</h2>
        <Kinds view={view} kind={kind} />
        <Results view={view} kind={kind} />
      </section>
    </>
  );
};
