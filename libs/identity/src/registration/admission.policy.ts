import type { InstanceSettings } from '../instance/instance-settings.js';
import { isDomainAllowed } from './domain-rules.js';

type Applicant = Pick<InstanceSettings, 'allowedDomains'> & { readonly email: string };

const refusals: Record<InstanceSettings['registration'], (applicant: Applicant) => string | null> = {
  open: () => null,
  domains: ({ allowedDomains, email }) =>
    isDomainAllowed(allowedDomains, email) ? null : 'registration.domain-not-allowed',
  invitation: () => 'registration.invitation-needed',
  closed: () => 'registration.closed',
};

/** Why somebody without an invitation may not register with this address; null when they may. */
export const refusalOf = (settings: InstanceSettings, email: string): string | null =>
  refusals[settings.registration]({ ...settings, email });
