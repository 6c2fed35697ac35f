/** Statuses of what can go wrong with learning records. */
export const learningRecordsStatusOf = {
  'learning-record.not-offered': 409,
} as const satisfies Record<string, number>;
