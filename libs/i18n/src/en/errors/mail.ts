export const mail = {
  'mail.not-failed': 'This mail is still waiting or has been sent, so there is nothing to try again.',
} as const;
