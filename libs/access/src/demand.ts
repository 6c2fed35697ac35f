import { DomainError, notFound } from '#libs/kernel';

import { canRead, canSeeCard } from './community.policy.js';
import type { Place } from './place.js';

/** Why something is refused here, told so that it gives away no more than the viewer may know. */
export const refusal = (place: Place): DomainError => {
  if (!canSeeCard(place)) return notFound();
  const { community, standing } = place;
  if (community.archivedAt !== null && standing.role !== null) return new DomainError('community.archived');
  return new DomainError('not-allowed');
};

/** @throws DomainError `not-found`, `community.archived` or `not-allowed` unless `allowed` */
export const demand = (allowed: boolean, place: Place): void => {
  if (!allowed) throw refusal(place);
};

/** @throws DomainError `not-found` unless the viewer may read the community */
export const demandReadable = (place: Place): void => {
  if (!canRead(place)) throw notFound();
};

/** @throws DomainError `not-found` unless the viewer may know of the community */
export const demandKnown = (place: Place): void => {
  if (!canSeeCard(place)) throw notFound();
};
