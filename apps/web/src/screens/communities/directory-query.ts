import { organisationKind, visibility } from '#libs/contracts';

const VISIBILITIES = visibility.options;
const SECTORS = organisationKind.options;

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text);

/**
 * What the directory asks the server for, read from its address; values that mean nothing are left out. The server
 * calls it too, so that both ask for the same.
 */
export const directoryCall = (query: URLSearchParams) => {
  const asked = {
    q: query.get('q')?.trim() || undefined,
    topic: query.get('topic')?.trim() || undefined,
    organisation: query.get('organisation')?.trim() || undefined,
    sector: oneOf(SECTORS, query.get('sector')),
    active: oneOf(['week', 'month', 'year'] as const, query.get('active')),
    visibility: oneOf(VISIBILITIES, query.get('visibility')),
    // In an address, `language` is the language of the page itself.
    language: oneOf(['en', 'cy'] as const, query.get('lang')),
    mine: oneOf(['true'] as const, query.get('mine')),
    archived: oneOf(['true'] as const, query.get('archived')),
    order: oneOf(['name'] as const, query.get('order')),
    cursor: query.get('cursor') || undefined,
  };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  return {
    query: Object.fromEntries(given) as { [K in keyof typeof asked]?: NonNullable<(typeof asked)[K]> },
  };
};

export type DirectoryCall = ReturnType<typeof directoryCall>['query'];

export interface FiltersProps {
  readonly asked: DirectoryCall;
  readonly onChange: (change: Record<string, string | undefined>) => void;
}
