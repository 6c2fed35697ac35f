export const federation = {
  'activity.signature-refused': 'The signature of this request was not accepted ({{because}}).',
  'activity.sender-unreachable':
    'The key of the sender could not be asked for just now. Send this again later.',
  'activity.host-refused': 'This server takes nothing from that server.',
  'activity.unreadable': 'The activity cannot be read ({{because}}).',
  'federation.off': 'This server does not exchange anything with other servers.',
  'partner.no-host': 'Enter the name of a server, like eastmoor.gov.uk.',
  'partner.own-host': 'That is the name of this server.',
  'agreement.community-elsewhere':
    'Give addresses of communities on this server or on the server of the partner only.',
  'agreement.no-draft': 'There is no draft to propose. Write one first.',
  'agreement.not-open': 'This agreement is no longer open.',
  'agreement.review-past': 'Choose a day that is yet to come.',
  'partner.unreachable':
    'The server of the partner does not answer, or is not one that agreements can be made with. Nothing was proposed.',
  'activity.over-quota': 'This server takes no more from that server just now.',
} as const;
