/** Statuses of what can go wrong with learning pathways. */
export const learningStatusOf = {
  'pathway.changed': 409,
  'pathway.community-missing': 422,
  'pathway.step-missing': 409,
} as const satisfies Record<string, number>;
