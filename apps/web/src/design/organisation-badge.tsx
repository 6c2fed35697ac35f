import { Crest } from './crest.js';

import './organisation-badge.css';

export interface OrganisationBadgeProps {
  readonly name: string;
  /** What fits on a badge, such as "Northfield" for "Northfield Council". */
  readonly shortName?: string | undefined;
  readonly crest?: string | null | undefined;
}

/** Who is this from? Stands beside the author of everything. */
export const OrganisationBadge = ({ name, shortName, crest }: OrganisationBadgeProps) => (
  <span className="gh-organisation">
    <Crest name={shortName ?? name} src={crest} size="small" />
    {shortName === undefined || shortName === name ? (
      <span>{name}</span>
    ) : (
      <>
        <span aria-hidden="true">{shortName}</span>
        <span className="gh-hidden">{name}</span>
      </>
    )}
  </span>
);
