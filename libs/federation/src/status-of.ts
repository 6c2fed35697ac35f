/** Statuses of the failures that this library reports. */
export const federationStatusOf = {
  'activity.signature-refused': 401,
  'activity.host-refused': 403,
  'activity.unreadable': 400,
  'federation.off': 409,
  'partner.no-host': 400,
  'partner.own-host': 400,
} as const satisfies Record<string, number>;
