export const publishing = {
  'publication.changed':
    'You have changed this on another device meanwhile. Load it again, then make your change.',
  'publication.public-off':
    'On this server nobody publishes for everybody. Choose those who follow you, or your organisation.',
  'publication.time-wrong':
    'Choose a time in the future, within a year. What is published already cannot be given one.',
  'publication.too-many':
    'You have begun {{most}} articles that are not published. Publish or delete one first.',
} as const;
