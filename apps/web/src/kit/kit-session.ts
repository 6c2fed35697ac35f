import type { InstanceView, MeView } from '#libs/contracts';

export const instance: InstanceView = {
  host: 'northfield.example',
  name: 'Northfield Council',
  shortName: 'Northfield',
  welcome: '',
  brandColour: '#0f5559',
  crestFileId: null,
  registration: 'open',
  allowedDomains: [],
  defaultLanguage: 'en',
  languages: ['en', 'cy'],
  needsAdmin: false,
  videos: true,
  publicArticles: true,
  videoReviewMonths: 12,
  isDemo: true,
  federation: false,
};

export const me: MeView = {
  person: {
    id: '019a0000-0000-7000-8000-000000000001',
    name: 'sian_prys',
    displayName: 'Siân Prys',
    roleTitle: 'Planning officer',
    avatarFileId: null,
    avatarAlt: '',
    organisation: {
      shortName: 'Northfield',
      name: 'Northfield Council',
      host: 'northfield.example',
      isLocal: true,
    },
  },
  email: 'sian.prys@northfield.example',
  role: 'admin',
  preferences: {
    language: 'en',
    theme: 'system',
    showPresence: true,
    showViewing: false,
    mayBeAsked: true,
    showsContributions: true,
    showTyping: true,
    shortcutsOn: true,
    liveAnnouncements: true,
    captionStyle: null,
  },
  reviewsReports: true,
  needsIntroduction: false,
  sessionId: '019a0000-0000-7000-8000-000000000002',
};
