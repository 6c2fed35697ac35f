import { useTranslation } from 'react-i18next';

import { AppLink } from '../../design/app-link.js';
import { Icon } from '../../design/icon.js';
import { searchHref, type SearchWish } from './search-wish.js';

interface Choice {
  readonly label: string;
  readonly change: { [K in keyof SearchWish]?: SearchWish[K] | undefined };
}

const isChosen = (wish: SearchWish, { change }: Choice): boolean =>
  (Object.entries(change) as [keyof SearchWish, string | undefined][]).every(
    ([name, value]) => wish[name] === value,
  );

const Facet = ({ title, wish, choices }: { title: string; wish: SearchWish; choices: readonly Choice[] }) => (
  <nav className="search-facet" aria-label={title}>
    <h2 className="search-facet__title">{title}</h2>
    <ul className="search-facet__list">
      {choices.map((choice) => {
        const isCurrent = isChosen(wish, choice);
        return (
          <li key={choice.label}>
            <AppLink
              href={searchHref(wish, choice.change)}
              className="search-facet__link"
              aria-current={isCurrent ? 'true' : undefined}
            >
              {isCurrent && <Icon name="check" size="small" />}
              {choice.label}
            </AppLink>
          </li>
        );
      })}
    </ul>
  </nav>
);

export interface FacetsProps {
  readonly wish: SearchWish;
  /** Communities among what was found, to narrow the search to one of them. */
  readonly communities: readonly { readonly id: string; readonly title: string }[];
}

interface FacetOf {
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** The ways to narrow this search. */
const useFacets = ({ wish, communities }: FacetsProps): readonly FacetOf[] => {
  const { t } = useTranslation();
  const any = t('search:any');
  const ofCommunities = communities.map(({ id, title }) => ({ label: title, change: { communityId: id } }));
  const hasCommunities = communities.length > 1 || wish.communityId !== undefined;
  return [
    {
      title: t('search:kind.title'),
      choices: [
        { label: any, change: { kind: undefined } },
        { label: t('search:kind.post'), change: { kind: 'post' } },
        { label: t('search:kind.video'), change: { kind: 'video' } },
        { label: t('search:kind.document'), change: { kind: 'document' } },
        { label: t('search:kind.comment'), change: { kind: 'comment' } },
        { label: t('search:kind.person'), change: { kind: 'person' } },
        { label: t('search:kind.community'), change: { kind: 'community' } },
      ],
    },
    {
      title: t('search:language.title'),
      choices: [
        { label: any, change: { language: undefined } },
        { label: t('discussion:language.en'), change: { language: 'en' } },
        { label: t('discussion:language.cy'), change: { language: 'cy' } },
      ],
    },
    {
      title: t('search:order.title'),
      choices: [
        { label: t('search:order.best'), change: { order: undefined } },
        { label: t('search:order.newest'), change: { order: 'newest' } },
      ],
    },
    {
      title: t('search:community.title'),
      choices: hasCommunities ? [{ label: any, change: { communityId: undefined } }, ...ofCommunities] : [],
    },
  ];
};

/** Ways to narrow a search, each a link. */
export const Facets = (props: FacetsProps) => (
  <div className="search-facets">
    {useFacets(props)
      .filter(({ choices }) => choices.length > 0)
      .map((facet) => (
        <Facet key={facet.title} wish={props.wish} {...facet} />
      ))}
  </div>
);
