export const federation = {
  'activity.signature-refused': 'Ni dderbyniwyd llofnod y cais hwn ({{because}}).',
  'activity.host-refused': 'Nid yw’r gweinydd hwn yn derbyn dim gan y gweinydd hwnnw.',
  'activity.unreadable': 'Ni ellir darllen y gweithgaredd ({{because}}).',
} as const;
