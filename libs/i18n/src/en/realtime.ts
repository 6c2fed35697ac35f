/** What arrives while a page is open, and the session behind it. */
export const realtime = {
  'here.named': 'Here now: {{names}}',
  'here.many_one': '{{count}} person here now',
  'here.many_other': '{{count}} people here now',
  'typing.one': '{{name}} is typing',
  'typing.two': '{{name}} and {{other}} are typing',
  'typing.several': 'Several people are typing',
  'ended.title': 'Please sign in again',
  'ended.text': 'Your session has ended. What you have written is kept; sign in to go on.',
  'ended.email': 'E-mail address',
  'ended.password': 'Password',
  'ended.other': 'This is another account. Sign in with the one you used before, or reload the page.',
  'ended.bar': 'You are signed out. What you have written is kept.',
} as const;
