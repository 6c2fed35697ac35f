/** HTTP statuses of the failures of reports. */
export const moderationStatusOf = {
  'report.already-open': 409,
  'report.already-decided': 409,
  'report.nothing-to-remove': 409,
} as const satisfies Record<string, number>;
