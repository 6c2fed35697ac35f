/** What concerns somebody, and how much of it they want to hear. */
export const notifications = {
  'level.title': 'Notifications of this discussion',
  'level.watch': 'Everything',
  'level.watch-detail': 'Each new reply',
  'level.normal': 'What concerns me',
  'level.normal-detail': 'Mentions of me and replies to me',
  'level.mute': 'Muted',
  'level.mute-detail': 'Nothing at all',
} as const;
