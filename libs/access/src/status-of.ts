/** Statuses of the gate's own failures. */
export const accessStatusOf = {
  'community.archived': 409,
} as const satisfies Record<string, number>;
