import { useTranslation } from 'react-i18next';

import { Crest } from './crest.js';
import { Icon } from './icon.js';

import './organisation-badge.css';

export interface OrganisationBadgeProps {
  readonly name: string;
  /** What the organisation calls itself in Welsh. */
  readonly welshName?: string | null | undefined;
  /** What fits on a badge, such as "Northfield" for "Northfield Council". */
  readonly shortName?: string | undefined;
  readonly crest?: string | null | undefined;
  /** Whether its server has signed who it is, and that was found right here. */
  readonly isVerified?: boolean | undefined;
}

/** The name of an organisation in the language of the page, where it has one in it. */
export const useOrganisationName = ({
  name,
  welshName,
}: Pick<OrganisationBadgeProps, 'name' | 'welshName'>): string => {
  const { i18n } = useTranslation();
  return i18n.language === 'cy' ? (welshName ?? name) : name;
};

/** Who is this from? Stands beside the author of everything, and says in words whether that is verified. */
export const OrganisationBadge = (organisation: OrganisationBadgeProps) => {
  const { t } = useTranslation();
  const { shortName, crest, isVerified = false } = organisation;
  const name = useOrganisationName(organisation);
  return (
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
      {isVerified && (
        <span className="gh-organisation__verified">
          <Icon name="check" size="small" /> {t('common:organisation.verified')}
        </span>
      )}
    </span>
  );
};
