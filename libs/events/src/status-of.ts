/** Statuses of what can go wrong with events. */
export const eventsStatusOf = {
  'event.cancelled': 409,
  'event.changed': 409,
  'event.ends-too-early': 422,
  'event.over': 409,
  'event.recording-missing': 422,
  'event.too-long': 422,
} as const satisfies Record<string, number>;
