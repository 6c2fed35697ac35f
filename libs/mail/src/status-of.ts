/** Statuses of the failures that the mail outbox may report. */
export const mailStatusOf = {
  'mail.not-failed': 409,
} as const satisfies Record<string, number>;
