/**
 * Pages that links in e-mails lead to. Where a link carries a secret, it is the fragment (`/reset-password#<secret>`):
 * browsers send that to nobody, so it gets into no log and no `Referer`.
 */
export const linkPages = {
  signIn: '/sign-in',
  confirmEmail: '/confirm-email',
  resetPassword: '/reset-password',
  changeEmail: '/change-email',
  invitation: '/join',
} as const;
