export const mail = {
  'confirm.subject': 'Confirm your e-mail address',
  'confirm.text':
    'Someone, we hope you, asked to join {{organisation}} as @{{name}}.\n\nConfirm that this is your e-mail address, then sign in with the password you chose.',
  'confirm.action': 'Confirm my e-mail address',
  'confirm.note':
    'The link works once, until {{until}}. If you did not ask to join, ignore this message: no account will be made.',
  'already-member.subject': 'You already have an account',
  'already-member.text':
    'Someone, perhaps you, asked to join {{organisation}} with this e-mail address. It already has an account, so nothing was changed.\n\nIf it was you, sign in. If you have forgotten your password, you can choose a new one from the sign-in page.',
  'already-member.action': 'Sign in',
  'already-member.note': 'If it was not you, you do not have to do anything.',
  'reset.subject': 'Choose a new password',
  'reset.text':
    'Someone, we hope you, asked to choose a new password for your account @{{name}} on {{organisation}}.',
  'reset.action': 'Choose a new password',
  'reset.note':
    'The link works once, for 30 minutes. If you did not ask for it, ignore this message: your password stays as it is.',
  'email-change.subject': 'Confirm your new e-mail address',
  'email-change.text': 'You asked to use this e-mail address for your account @{{name}} on {{organisation}}.',
  'email-change.action': 'Use this e-mail address',
  'email-change.note':
    'The link works once, until {{until}}. If you did not ask for this, ignore this message: nothing will change.',
  'email-changed.subject': 'Your e-mail address has been changed',
  'email-changed.text':
    'Your account @{{name}} on {{organisation}} now uses another e-mail address. This is the last message to this one.',
  'email-changed.note': 'If you did not do this, tell your administrator at once.',
  'password-changed.subject': 'Your password has been changed',
  'password-changed.text':
    'The password of your account @{{name}} on {{organisation}} has just been changed. Every other browser has been signed out.',
  'password-changed.note': 'If you did not do this, choose a new password from the sign-in page at once.',
  'invitation.subject': 'You are invited to {{organisation}}',
  'invitation.text':
    '{{inviter}} invites you to join {{organisation}}, where colleagues discuss their work and help each other.',
  'invitation.action': 'Accept the invitation',
  'invitation.note': 'The link works once, until {{until}}.',
  'community-invitation.subject': 'You are invited to {{community}}',
  'community-invitation.text':
    '{{inviter}} invites you to the community {{community}} on {{organisation}}.\n\nWhat it is for: {{purpose}}',
  'community-invitation.action': 'See the invitation',
  'community-invitation.note':
    'The link works once, until {{until}}. If you do not know why you received this, ignore it.',
} as const;
