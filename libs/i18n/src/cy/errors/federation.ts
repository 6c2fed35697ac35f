export const federation = {
  'activity.signature-refused': 'Ni dderbyniwyd llofnod y cais hwn ({{because}}).',
  'activity.host-refused': 'Nid yw’r gweinydd hwn yn derbyn dim gan y gweinydd hwnnw.',
  'activity.unreadable': 'Ni ellir darllen y gweithgaredd ({{because}}).',
  'federation.off': 'Nid yw’r gweinydd hwn yn cyfnewid dim â gweinyddion eraill.',
  'partner.no-host': 'Rhowch enw gweinydd, er enghraifft eastmoor.gov.uk.',
  'partner.own-host': 'Enw’r gweinydd hwn yw hwnnw.',
} as const;
