export const federation = {
  'activity.signature-refused': 'The signature of this request was not accepted ({{because}}).',
  'activity.host-refused': 'This server takes nothing from that server.',
  'activity.unreadable': 'The activity cannot be read ({{because}}).',
} as const;
