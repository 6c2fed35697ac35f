export const identity = {
  'account.sole-owner':
    'You are the only owner of a community. Make somebody else its owner, or archive it, before you leave.',
  'account.suspended':
    'This account has been suspended. Ask your administrator if you think this is a mistake.',
  'colour.invalid': 'Enter a colour as # and six digits from 0 to 9 and a to f, like #1d4f91.',
  'domains.too-many': 'Enter at most 100 domains.',
  'email.not-confirmed':
    'Confirm your e-mail address first: open the link in the message that we sent to you, or ask for a new one.',
  'email.taken': 'This e-mail address already has an account.',
  'first-admin.exists': 'This server already has an administrator. Sign in, or ask them to invite you.',
  'invitation.closed': 'This invitation has already been used or taken back.',
  'link.ended': 'This link no longer works. It may have been used already, or be too old. Ask for a new one.',
  'link.invalid': 'This link is not complete. Open it again from the message, or copy all of it.',
  'name.reserved':
    'This name is kept free, because it could be mistaken for the organisation. Choose another.',
  'password.busy': 'Many people are signing in just now. Please try again in a few seconds.',
  'password.common':
    'This password is easy to guess. Use a few unusual words together, or let a password manager make one.',
  'password.organisation':
    'This password uses your name or words of your organisation, which are easy to guess. Use a few unusual words instead.',
  'password.wrong': 'This is not your current password.',
  'registration.closed': 'New accounts cannot be made here. Ask your administrator.',
  'registration.domain-not-allowed':
    'New accounts need an e-mail address of one of the organisations that take part. Use your work address.',
  'registration.domains-missing': 'Name at least one e-mail domain whose people may join.',
  'registration.invitation-needed':
    'You need an invitation to join. Use the link from your invitation, with the e-mail address it was sent to.',
  'role.last-admin': 'This is the only administrator left. Make somebody else an administrator first.',
  'sign-in.too-many': 'Too many attempts. Wait a few minutes, or choose a new password.',
  'sign-in.wrong': 'The e-mail address or the password is not right.',
} as const;
