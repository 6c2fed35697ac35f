/** Statuses of the failures that this library reports. */
export const federationStatusOf = {
  'activity.signature-refused': 401,
  'activity.sender-unreachable': 503,
  'activity.host-refused': 403,
  'activity.unreadable': 400,
  'activity.over-quota': 429,
  'agreement.community-elsewhere': 400,
  'agreement.no-draft': 409,
  'agreement.not-open': 409,
  'agreement.review-past': 400,
  'federation.off': 409,
  'partner.no-host': 400,
  'partner.own-host': 400,
  'partner.unreachable': 409,
} as const satisfies Record<string, number>;
