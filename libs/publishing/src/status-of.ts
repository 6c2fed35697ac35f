/** Statuses of what can go wrong with articles and statuses. */
export const publishingStatusOf = {
  'publication.changed': 409,
  'publication.public-off': 422,
  'publication.time-wrong': 422,
  'publication.too-many': 409,
} as const satisfies Record<string, number>;
