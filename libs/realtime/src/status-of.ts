/** Statuses of the failures of the live connection, where they are told over HTTP. */
export const realtimeStatusOf = {
  'socket.unknown-event': 400,
  'socket.too-many-rooms': 429,
  'socket.too-many': 429,
} as const satisfies Record<string, number>;
