import type { Organisation } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';

/** An organisation's badge, which leads to its card where the reader can read one. */
export const OrganisationLink = ({ organisation }: { organisation: Organisation }) => {
  const isMember = useMe() !== null;
  const badge = <OrganisationBadge {...organisation} />;
  if (!organisation.isLocal && !(organisation.isVerified && isMember)) return badge;
  return <AppLink href={`/organisations/${encodeURIComponent(organisation.host)}`}>{badge}</AppLink>;
};
