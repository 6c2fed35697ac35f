/** Pages that anybody can open. */
export const visitorScreens = {
  welcome: '/',
  'sign-in': '/sign-in',
  register: '/register',
  'forgot-password': '/forgot-password',
  'directory-visitor': '/communities',
  'community-visitor': '/c/service_craft',
  'not-found': '/c/nothing_here',
};

/** Pages of somebody who owns a community and looks after the instance. */
export const memberScreens = {
  home: '/',
  directory: '/communities',
  'new-community': '/communities/new',
  community: '/c/service_craft',
  'community-about': '/c/service_craft/about',
  'community-members': '/c/service_craft/members',
  'community-requests': '/c/service_craft/members/requests',
  'community-invitations': '/c/service_craft/members/invitations',
  'community-bans': '/c/service_craft/members/bans',
  'community-settings': '/c/service_craft/settings',
  videos: '/c/service_craft/videos',
  'new-video': '/c/service_craft/videos/new',
  record: '/c/service_craft/videos/record',
  library: '/c/service_craft/library',
  documents: '/c/service_craft/documents',
  'new-document': '/c/service_craft/documents/new',
  events: '/c/service_craft/events',
  'new-event': '/c/service_craft/events/new',
  'my-events': '/events',
  pathways: '/pathways',
  'new-thread': '/c/service_craft/new',
  people: '/people',
  'people-found': '/people?q=forms',
  person: '/@priya',
  'person-endorsed': '/@helen',
  'own-profile': '/@ada',
  contributions: '/@helen/contributions',
  blog: '/@ada/blog',
  updates: '/@ada/updates',
  topics: '/topics',
  notifications: '/notifications',
  search: '/search?q=potholes',
  'search-said': '/search?q=pavement',
  'search-people': '/search?q=housing',
  'search-nothing': '/search?q=xylophone',
  reports: '/reports',
  settings: '/settings',
  'settings-account': '/settings/account',
  'settings-skills': '/settings/skills',
  'settings-language': '/settings/language',
  'settings-appearance': '/settings/appearance',
  'settings-live': '/settings/live',
  'settings-sessions': '/settings/sessions',
  'settings-reports': '/settings/reports',
  admin: '/admin',
  'admin-members': '/admin/members',
  'admin-invitations': '/admin/invitations',
  'admin-communities': '/admin/communities',
  'admin-mail': '/admin/mail',
  'admin-branding': '/admin/branding',
  'admin-registration': '/admin/registration',
  'admin-audit-log': '/admin/audit',
};

/** Pages of somebody who looks after a community that began with a start kit. */
export const facilitatorScreens = {
  facilitation: '/c/digidol/facilitation',
};

/** Pages once more in Welsh. */
export const welshScreens = {
  'home-welsh': '/',
  'community-welsh': '/c/digidol',
  'search-welsh': '/search?q=tyllau',
  'settings-welsh': '/settings',
  'documents-welsh': '/c/digidol/documents',
  'events-welsh': '/c/digidol/events',
  'person-welsh': '/@elin',
  'contributions-welsh': '/@gwenllian/contributions',
};

/** Pages once more in the other themes. */
export const themedScreens = {
  home: '/',
  community: '/c/service_craft',
};

/** Pages of an administrator where there is a partner. */
export const partnerScreens = {
  partners: '/admin/partners',
  partner: '/admin/partners/eastmoor.localhost',
  organisation: '/organisations/eastmoor.localhost',
  'expertise-card': '/settings/expertise-card',
  'people-of-partners': '/people?q=allotments',
};
