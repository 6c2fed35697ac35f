const KINDS = ['post', 'video', 'document', 'comment', 'person', 'community'] as const;
const LANGUAGES = ['en', 'cy'] as const;
const ORDERS = ['best', 'newest'] as const;

/** What is looked for, as the address says it. */
export interface SearchWish {
  readonly q?: string;
  readonly kind?: (typeof KINDS)[number];
  readonly communityId?: string;
  readonly language?: (typeof LANGUAGES)[number];
  readonly order?: (typeof ORDERS)[number];
}

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((known) => known === value);

/** Reads an address; what it cannot mean is left out. */
export const wantedOf = (search: Readonly<Record<string, unknown>>): SearchWish => {
  const { q, communityId } = search;
  const wish = {
    q: typeof q === 'string' || typeof q === 'number' ? String(q) : undefined,
    kind: oneOf(KINDS, search['kind']),
    communityId:
      typeof communityId === 'string' && /^[0-9a-f-]{36}$/.test(communityId) ? communityId : undefined,
    language: oneOf(LANGUAGES, search['language_of']),
    order: oneOf(ORDERS, search['order']),
  };
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
};

/** Address of the same search with something changed; `undefined` takes a filter away. */
export const searchHref = (
  wish: SearchWish,
  change: { [K in keyof SearchWish]?: SearchWish[K] | undefined },
): string => {
  const next = { ...wish, ...change };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) {
    // `language` in an address is the switch of the page itself.
    if (value !== undefined && value !== '') query.set(name === 'language' ? 'language_of' : name, value);
  }
  return query.size === 0 ? '/search' : `/search?${query.toString()}`;
};
