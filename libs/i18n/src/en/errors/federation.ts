export const federation = {
  'activity.signature-refused': 'The signature of this request was not accepted ({{because}}).',
  'activity.host-refused': 'This server takes nothing from that server.',
  'activity.unreadable': 'The activity cannot be read ({{because}}).',
  'federation.off': 'This server does not exchange anything with other servers.',
  'partner.no-host': 'Enter the name of a server, like eastmoor.gov.uk.',
  'partner.own-host': 'That is the name of this server.',
} as const;
