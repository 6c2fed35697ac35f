import type { Page } from 'playwright-core';

import { pressChoice } from '#libs/testing';

import { DIALOG, MENU, press, type Look } from './look.js';
import { PARTNER_LOOKS } from './partner-looks.js';
import { RECORDER_LOOKS } from './recorder-looks.js';

const SECRET = 'a'.repeat(32);
const THREAD = '/c/waste/t/<question>';
const ERRORS = '.gh-error-summary';

/** Chooses a file to bring a profile from, then waits until `sign` is there. */
const bringProfile = async (page: Page, text: string, sign: string): Promise<void> => {
  const picker = page.locator('section', { hasText: 'Bring a profile' }).locator('input[type=file]');
  const buffer = Buffer.from(text);
  await picker.setInputFiles({ name: 'profile.json', mimeType: 'application/json', buffer });
  await page.locator(sign).first().waitFor();
};

/** The other server is looked at by another address than its own, from which it takes nothing. */
const fromItsAddress = (page: Page): Promise<unknown> =>
  page.route('**/api/**', async (route) => {
    const headers = await route.request().allHeaders();
    // The browser itself would name its own origin again.
    const response = await route.fetch({ headers: { ...headers, origin: 'https://northfield.example' } });
    await route.fulfill({ response });
  });

const home: readonly Look[] = [
  { as: 'visitor', path: '/' },
  { as: 'member', path: '/' },
  { as: 'newcomer', path: '/' },
  { as: 'invited', path: '/' },
  { as: 'owner', path: '/', open: press(['Your account'], MENU) },
  { as: 'visitor', path: '/', open: press(['Appearance'], MENU) },
  { as: 'member', path: '/', open: press(['Keyboard shortcuts'], DIALOG) },
  { as: 'owner', path: '/', open: press([/^Notifications/], '.notification-pop li') },
  {
    as: 'member',
    path: '/',
    open: async (page) => {
      await page.context().setOffline(true);
      await page.locator('.gh-offline').waitFor();
    },
  },
];

const signIn: Readonly<Record<string, readonly Look[]>> = {
  '/sign-in': [
    { as: 'visitor', path: '/sign-in' },
    { as: 'member', path: '/sign-in' },
    {
      as: 'visitor',
      path: '/sign-in',
      open: async (page) => {
        await page.getByLabel('E-mail address').fill('ben@northfield.example');
        await page.getByLabel('Password', { exact: true }).fill('not the password');
        await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
        await page.getByText('is not right').waitFor();
      },
    },
  ],
  '/sign-out': [
    {
      as: 'member',
      path: '/sign-out',
      before: (page) => page.route('**/api/session', (route) => route.abort()),
    },
  ],
  '/register': [
    { as: 'visitor', path: '/register' },
    { as: 'visitor', path: '/register', open: press(['Create account'], ERRORS) },
  ],
  '/join': [
    { as: 'visitor', path: '/join#none' },
    { as: 'visitor', path: '/join#<joinSecret>' },
    { as: 'member', path: '/join#<joinSecret>' },
  ],
  '/confirm-email': [{ as: 'visitor', path: `/confirm-email#${SECRET}` }],
  '/change-email': [{ as: 'visitor', path: `/change-email#${SECRET}` }],
  '/forgot-password': [
    { as: 'visitor', path: '/forgot-password' },
    {
      as: 'visitor',
      path: '/forgot-password',
      open: async (page) => {
        await page.getByLabel('E-mail address').fill('nobody@northfield.example');
        await page.getByRole('button', { name: 'Send the link' }).click();
        await page.getByRole('heading', { name: 'Look in your inbox' }).waitFor();
      },
    },
  ],
  '/reset-password': [
    { as: 'visitor', path: '/reset-password#none' },
    { as: 'visitor', path: `/reset-password#${SECRET}` },
  ],
  '/welcome': [{ as: 'visitor', path: '/welcome' }],
};

const communities: Readonly<Record<string, readonly Look[]>> = {
  '/communities': [
    { as: 'visitor', path: '/communities' },
    { as: 'member', path: '/communities' },
    { as: 'partner', path: '/communities?sector=council&active=month' },
    { as: 'member', path: '/communities?q=zzzz' },
    { as: 'member', path: '/communities?q=!planning@leeds.example' },
  ],
  '/organisations/$host': [
    { as: 'visitor', path: '/organisations/<host>' },
    { as: 'partner', path: '/organisations/eastmoor.example' },
  ],
  '/communities/new': [
    { as: 'member', path: '/communities/new' },
    { as: 'member', path: '/communities/new', open: press(['Start the community'], ERRORS) },
  ],
  '/invitations/$secret': [
    { as: 'visitor', path: `/invitations/${SECRET}` },
    { as: 'member', path: `/invitations/${SECRET}` },
  ],
  '/c/$community': [
    { as: 'visitor', path: '/c/waste' },
    { as: 'owner', path: '/c/waste' },
    { as: 'owner', path: '/c/empty' },
    { as: 'member', path: '/c/archived' },
    { as: 'owner', path: '/c/private' },
    { as: 'invited', path: '/c/waste' },
    { as: 'member', path: '/c/waste', open: press(['Leave'], DIALOG) },
    { as: 'newcomer', path: '/c/waste', open: press(['Ask to join'], DIALOG) },
  ],
  '/c/$community/facilitation': [
    { as: 'owner', path: '/c/waste/facilitation' },
    { as: 'owner', path: '/c/empty/facilitation' },
    { as: 'member', path: '/c/waste/facilitation' },
  ],
  '/c/$community/about': [
    { as: 'visitor', path: '/c/waste/about' },
    { as: 'member', path: '/c/waste/about', open: press(['Report this community'], DIALOG) },
  ],
  '/c/$community/new': [
    { as: 'member', path: '/c/waste/new' },
    { as: 'member', path: '/c/waste/new', open: press(['Post the thread'], ERRORS) },
  ],
  '/c/$community/videos': [
    { as: 'visitor', path: '/c/waste/videos' },
    { as: 'member', path: '/c/waste/videos' },
    {
      as: 'member',
      path: '/c/waste/videos',
      open: press(['Listen in a podcast app'], '.gh-disclosure__panel p'),
    },
    { as: 'member', path: '/c/waste/videos?sort=helpful' },
    { as: 'member', path: '/c/waste/videos?tag=glass' },
    { as: 'owner', path: '/c/empty/videos' },
  ],
  '/c/$community/library': [
    { as: 'visitor', path: '/c/waste/library' },
    { as: 'member', path: '/c/empty/library' },
  ],
  '/c/$community/documents': [
    { as: 'visitor', path: '/c/waste/documents' },
    { as: 'member', path: '/c/waste/documents?folder=Guides' },
    { as: 'owner', path: '/c/empty/documents' },
  ],
  '/c/$community/documents/new': [
    { as: 'member', path: '/c/waste/documents/new' },
    { as: 'member', path: '/c/waste/documents/new', open: press(['Add a document'], '.gh-field__error') },
  ],
  '/documents/$document': [
    { as: 'visitor', path: '/documents/<document>' },
    {
      as: 'owner',
      path: '/documents/<document>',
      open: (page) => page.locator('.document-page canvas').waitFor(),
    },
    {
      as: 'owner',
      path: '/documents/<document>',
      open: press(['Add a new version'], '.gh-disclosure__panel input'),
    },
    { as: 'owner', path: '/documents/<document>', open: press(['Go back to this version'], DIALOG) },
  ],
  '/documents/$document/edit': [
    { as: 'owner', path: '/documents/<document>/edit' },
    { as: 'owner', path: '/documents/<document>/edit', open: press(['Delete this document'], DIALOG) },
  ],
  '/c/$community/events': [
    { as: 'visitor', path: '/c/waste/events' },
    { as: 'member', path: '/c/waste/events?when=past' },
    {
      as: 'member',
      path: '/c/waste/events',
      open: press(['See events in my calendar'], '.gh-disclosure__panel p'),
    },
  ],
  '/c/$community/events/new': [
    { as: 'member', path: '/c/waste/events/new' },
    { as: 'member', path: '/c/waste/events/new', open: press(['Plan an event'], ERRORS) },
  ],
  '/c/$community/events/$event/edit': [{ as: 'owner', path: '/c/waste/events/<event>/edit' }],
  '/events': [
    { as: 'visitor', path: '/events' },
    { as: 'member', path: '/events' },
    { as: 'newcomer', path: '/events' },
  ],
  '/pathways': [
    { as: 'visitor', path: '/pathways' },
    { as: 'member', path: '/pathways' },
  ],
  '/pathways/new': [
    { as: 'owner', path: '/pathways/new' },
    { as: 'member', path: '/pathways/new', open: press(['Go on to its steps'], ERRORS) },
  ],
  '/pathways/$pathway': [
    { as: 'visitor', path: '/pathways/<pathway>' },
    { as: 'member', path: '/pathways/<pathway>' },
  ],
  '/pathways/$pathway/edit': [
    { as: 'owner', path: '/pathways/<pathway>/edit' },
    { as: 'owner', path: '/pathways/<pathway>/edit', open: press(['Delete this pathway'], DIALOG) },
  ],
  '/c/$community/videos/$video/keep': [
    { as: 'member', path: '/c/waste/videos/<shownVideo>/keep' },
    { as: 'newcomer', path: '/c/waste/videos/<shownVideo>/keep' },
  ],
  '/c/$community/videos/record': RECORDER_LOOKS,
  '/c/$community/videos/$video/captions': [
    {
      as: 'member',
      path: '/c/waste/videos/<shownVideo>/captions',
      open: press(['Add a caption'], '.caption-line'),
    },
    { as: 'newcomer', path: '/c/waste/videos/<shownVideo>/captions' },
    { as: 'member', path: '/c/waste/videos/<readyVideo>/captions' },
    {
      as: 'member',
      path: '/c/waste/videos/<silentVideo>/captions',
      open: (page) => page.getByRole('button', { name: 'Save the reason' }).waitFor(),
    },
  ],
  '/c/$community/videos/$video/chapters': [
    {
      as: 'member',
      path: '/c/waste/videos/<shownVideo>/chapters',
      open: press(['Begin a chapter here'], '.caption-line:nth-child(3)'),
    },
    { as: 'newcomer', path: '/c/waste/videos/<shownVideo>/chapters' },
  ],
  '/c/$community/videos/new': [
    { as: 'member', path: '/c/waste/videos/new' },
    { as: 'member', path: '/c/waste/videos/new', open: press([/Community$/], '[role=listbox]') },
    {
      as: 'member',
      path: '/c/waste/videos/new?draft=<failedVideo>',
      open: async (page) => {
        await page.getByText('The file is damaged').waitFor();
        await press(['Delete this draft'], DIALOG)(page);
      },
    },
    { as: 'member', path: '/c/waste/videos/new?draft=<unfinishedVideo>' },
    { as: 'member', path: '/c/waste/videos/new?recording=none' },
    {
      as: 'member',
      path: '/c/waste/videos/new?draft=<readyVideo>',
      open: async (page) => {
        await press(['Publish'], DIALOG)(page);
        await pressChoice(page.getByRole('radio', { name: 'Another reason' }));
      },
    },
    {
      as: 'member',
      path: '/c/waste/videos/new',
      before: (page) => page.route('**/api/uploads', (route) => route.abort()),
      open: async (page) => {
        const file = { name: 'bench.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(1000) };
        await page.locator('input[type=file]').first().setInputFiles(file);
        await page.getByText('There is no connection.').waitFor();
      },
    },
  ],
  '/c/$community/settings': [
    { as: 'owner', path: '/c/waste/settings' },
    { as: 'owner', path: '/c/waste/settings', open: press(['Delete'], DIALOG) },
    { as: 'owner', path: '/c/waste/settings', open: press(['Archive'], DIALOG) },
  ],
  '/c/$community/members': [
    { as: 'member', path: '/c/waste/members' },
    { as: 'member', path: '/c/waste/members?organisation=westvale.example' },
    {
      as: 'owner',
      path: '/c/waste/members',
      open: async (page) => {
        await press(['Invite'], DIALOG)(page);
        await page.getByRole('combobox', { name: 'Whom?' }).fill('Huw');
        await page.getByRole('option', { name: /Huw/ }).waitFor();
      },
    },
    { as: 'owner', path: '/c/waste/members', open: press(['What to do about Ben Achebe'], MENU) },
    { as: 'owner', path: '/c/waste/members', open: press(['What to do about Ben Achebe', 'Ban'], DIALOG) },
  ],
  '/c/$community/members/requests': [
    { as: 'owner', path: '/c/waste/members/requests' },
    { as: 'owner', path: '/c/empty/members/requests' },
  ],
  '/c/$community/members/invitations': [
    { as: 'owner', path: '/c/waste/members/invitations' },
    { as: 'owner', path: '/c/empty/members/invitations' },
  ],
  '/c/$community/members/bans': [
    { as: 'owner', path: '/c/waste/members/bans' },
    { as: 'owner', path: '/c/empty/members/bans' },
  ],
};

const thread: readonly Look[] = [
  { as: 'visitor', path: THREAD },
  { as: 'member', path: THREAD },
  { as: 'newcomer', path: THREAD },
  { as: 'member', path: '/c/waste/t/<locked>' },
  { as: 'visitor', path: '/c/waste/t/<planned>' },
  { as: 'member', path: '/c/waste/t/<planned>', open: press(['Who comes'], '.event-guests') },
  { as: 'owner', path: '/c/waste/t/<planned>', open: press(['Cancel the event'], DIALOG) },
  { as: 'owner', path: '/c/waste/t/<cancelled>' },
  { as: 'visitor', path: '/c/waste/t/<filmed>' },
  {
    as: 'member',
    path: '/c/waste/t/<filmed>',
    open: (page) => page.getByRole('button', { name: 'Play', exact: true }).waitFor(),
  },
  {
    as: 'member',
    path: '/c/waste/t/<filmed>',
    open: async (page) => {
      await page.getByText('Look of captions').click();
      await page.getByRole('slider', { name: 'Position' }).hover();
      await page.locator('.video-preview').waitFor();
    },
  },
  {
    as: 'member',
    path: '/c/waste/t/<silent>',
    open: (page) => page.getByText('Published without captions').waitFor(),
  },
  { as: 'member', path: '/c/waste/t/<filmed>', open: press(['How many people watched'], '.video-numbers') },
  { as: 'member', path: '/c/waste/t/<filmed>', open: press(['Edit tags'], DIALOG) },
  {
    as: 'owner',
    path: '/c/waste/t/<filmed>',
    open: async (page) => {
      const used = page.getByRole('button', { name: /^I used this/ });
      await used.waitFor();
      if ((await used.getAttribute('aria-pressed')) === 'false') await used.click();
      await page.getByRole('textbox', { name: 'What did you do with it?' }).waitFor();
    },
  },
  {
    as: 'member',
    path: '/c/waste/t/<waiting>',
    open: (page) => page.locator('.thread-expert').waitFor(),
  },
  {
    as: 'owner',
    path: '/c/waste/t/<waiting>',
    open: (page) => page.getByRole('button', { name: 'I cannot answer this' }).waitFor(),
  },
  { as: 'owner', path: THREAD, open: press(['Manage this discussion'], MENU) },
  { as: 'owner', path: THREAD, open: press(['Manage this discussion', 'Change the title'], DIALOG) },
  { as: 'member', path: THREAD, open: press(['What concerns me'], MENU) },
  { as: 'owner', path: THREAD, open: press(['React'], MENU) },
  { as: 'owner', path: THREAD, open: press(['More for post 2'], MENU) },
  { as: 'owner', path: THREAD, open: press(['More for post 2', 'See earlier versions'], DIALOG) },
  { as: 'member', path: THREAD, open: press(['More for post 4', 'Report'], DIALOG) },
  { as: 'owner', path: THREAD, open: press(['More for post 4', 'Delete'], DIALOG) },
  { as: 'owner', path: THREAD, open: press(['More for post 4', 'Edit'], '.thread-post [data-composer]') },
  {
    as: 'member',
    path: THREAD,
    open: async (page) => {
      await page.getByRole('textbox', { name: 'Write a reply' }).fill('Ask **Ada** about it.');
      await press(['Preview'], '.writing-preview strong')(page);
    },
  },
  {
    as: 'owner',
    path: THREAD,
    open: async (page) => {
      const reply = page.getByRole('textbox', { name: 'Write a reply' });
      // A draft of an earlier look may be in it.
      await reply.fill('');
      await reply.pressSequentially('@be');
      await page.getByRole('option', { name: /Ben Achebe/ }).waitFor();
    },
  },
];

const people: Readonly<Record<string, readonly Look[]>> = {
  '/people': [
    { as: 'visitor', path: '/people' },
    { as: 'member', path: '/people' },
    { as: 'member', path: '/people?q=zzzz' },
    { as: 'member', path: '/people?speaks=cy&team=Streets' },
    { as: 'member', path: '/people?q=glass', open: press(['Save this search'], DIALOG) },
    { as: 'member', path: '/people', open: press([/^More for/, 'Rename'], DIALOG) },
    {
      as: 'member',
      path: '/people',
      before: (page) => page.route('**/api/people**', (route) => route.fulfill({ status: 500 })),
    },
  ],
  '/@{$handle}': [
    { as: 'member', path: '/@ada' },
    { as: 'member', path: '/@ben' },
    { as: 'member', path: '/@ada', open: press(['Report'], DIALOG) },
    { as: 'owner', path: '/@ada', open: press([/^Endorsed by/], '.gh-endorsement') },
    { as: 'member', path: '/@ada', open: press([/^Endorsed by/], '.gh-endorsement') },
    { as: 'newcomer', path: '/@ada', open: press(['Endorse: Glass recycling'], DIALOG) },
    { as: 'visitor', path: '/@ada' },
  ],
  '/@{$handle}/updates': [
    { as: 'owner', path: '/@ada/updates' },
    { as: 'owner', path: '/@ada/updates', open: press(['Share an update'], 'main form') },
    { as: 'visitor', path: '/@ada/updates' },
    { as: 'member', path: '/@ben/updates' },
  ],
  '/@{$handle}/updates/$publication': [
    { as: 'visitor', path: '/@ada/updates/<status>' },
    { as: 'member', path: '/@ada/updates/<status>' },
  ],
  '/@{$handle}/blog': [
    { as: 'owner', path: '/@ada/blog' },
    { as: 'member', path: '/@ada/blog' },
    { as: 'member', path: '/@ben/blog' },
  ],
  '/@{$handle}/blog/$publication/{-$slug}': [
    { as: 'visitor', path: '/@ada/blog/<article>' },
    { as: 'owner', path: '/@ada/blog/<article>' },
    { as: 'owner', path: '/@ada/blog/<article>', open: press(['Earlier versions'], DIALOG) },
    { as: 'owner', path: '/@ada/blog/<article>', open: press(['Delete article'], DIALOG) },
  ],
  '/articles/$publication/edit': [
    { as: 'owner', path: '/articles/<draftArticle>/edit' },
    { as: 'owner', path: '/articles/<draftArticle>/edit', open: press(['Publish'], ERRORS) },
    { as: 'owner', path: '/articles/<scheduledArticle>/edit' },
  ],
  '/topics': [
    { as: 'visitor', path: '/topics' },
    { as: 'member', path: '/topics' },
  ],
  '/@{$handle}/contributions': [
    { as: 'owner', path: '/@ada/contributions' },
    { as: 'member', path: '/@ada/contributions?kind=endorsement' },
    { as: 'member', path: '/@ada/contributions?kind=article' },
    { as: 'member', path: '/@huw/contributions?kind=video' },
    { as: 'visitor', path: '/@ada/contributions' },
  ],
  '/introduction': [
    { as: 'newcomer', path: '/introduction' },
    { as: 'newcomer', path: '/introduction', open: press(['More languages'], '.gh-languages__more') },
    { as: 'visitor', path: '/introduction' },
  ],
  '/notifications': [
    { as: 'owner', path: '/notifications' },
    { as: 'newcomer', path: '/notifications' },
    { as: 'visitor', path: '/notifications' },
  ],
  '/search': [
    { as: 'member', path: '/search' },
    { as: 'member', path: '/search?q=glass' },
    { as: 'member', path: '/search?q=glasss' },
    { as: 'member', path: '/search?q=fridays' },
    { as: 'visitor', path: '/search?q=zzzz' },
  ],
};

const settings: Readonly<Record<string, readonly Look[]>> = {
  '/settings': [
    { as: 'member', path: '/settings' },
    { as: 'owner', path: '/settings' },
    { as: 'visitor', path: '/settings' },
    { as: 'member', path: '/settings', open: press([/Who can see “Team”/], '[role=option]') },
    {
      as: 'member',
      path: '/settings',
      open: async (page) => {
        await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
        await press(['Show preview', 'Save changes'], ERRORS)(page);
      },
    },
  ],
  '/settings/expertise-card': [
    { as: 'partner', path: '/settings/expertise-card' },
    { as: 'owner', path: '/settings/expertise-card' },
  ],
  '/settings/skills': [
    { as: 'owner', path: '/settings/skills' },
    {
      as: 'owner',
      path: '/settings/skills',
      open: async (page) => {
        await press(['Add a skill'], DIALOG)(page);
        await page.getByRole('combobox', { name: 'Add a skill' }).fill('Composting');
        await page.getByRole('option', { name: /Composting/ }).waitFor();
      },
    },
    { as: 'newcomer', path: '/settings/skills' },
  ],
  '/settings/account': [
    { as: 'member', path: '/settings/account' },
    { as: 'member', path: '/settings/account', open: press(['Close my account'], DIALOG) },
    {
      as: 'partner',
      path: '/settings/account',
      before: fromItsAddress,
      open: (page) => bringProfile(page, 'no profile', '[role=alert] >> text=profile'),
    },
    {
      as: 'partner',
      path: '/settings/account',
      before: fromItsAddress,
      open: (page, names) => bringProfile(page, names['broughtProfile'] ?? '', '#bring-choose'),
    },
  ],
  '/settings/language': [{ as: 'member', path: '/settings/language' }],
  '/settings/appearance': [{ as: 'member', path: '/settings/appearance' }],
  '/settings/live': [{ as: 'member', path: '/settings/live' }],
  '/settings/sessions': [{ as: 'member', path: '/settings/sessions' }],
  '/settings/reports': [
    { as: 'member', path: '/settings/reports' },
    { as: 'newcomer', path: '/settings/reports' },
  ],
};

const administration: Readonly<Record<string, readonly Look[]>> = {
  '/reports': [
    { as: 'owner', path: '/reports' },
    { as: 'owner', path: '/reports?status=decided' },
    { as: 'newcomer', path: '/reports' },
  ],
  '/reports/$reportId': [
    { as: 'owner', path: '/reports/<openReport>' },
    { as: 'owner', path: '/reports/<decidedReport>' },
  ],
  '/admin': [
    { as: 'owner', path: '/admin' },
    { as: 'partner', path: '/admin' },
  ],
  '/admin/members': [
    { as: 'owner', path: '/admin/members' },
    { as: 'owner', path: '/admin/members?q=zzzz' },
    { as: 'owner', path: '/admin/members', open: press(['Actions for Huw Lloyd'], MENU) },
    { as: 'owner', path: '/admin/members', open: press(['Actions for Huw Lloyd', 'Suspend'], DIALOG) },
  ],
  '/admin/invitations': [
    { as: 'owner', path: '/admin/invitations' },
    { as: 'owner', path: '/admin/invitations', open: press(['Invite somebody'], DIALOG) },
  ],
  '/admin/communities': [
    { as: 'owner', path: '/admin/communities' },
    { as: 'owner', path: '/admin/communities', open: press(['Actions for Waste'], MENU) },
  ],
  '/admin/mail': [{ as: 'owner', path: '/admin/mail' }],
  '/admin/mail/$mailId': [{ as: 'owner', path: '/admin/mail/<mail>' }],
  '/admin/branding': [
    { as: 'owner', path: '/admin/branding' },
    {
      as: 'owner',
      path: '/admin/branding',
      open: async (page) => {
        await page.getByRole('combobox', { name: 'Kind of organisation' }).selectOption('council');
        await page.getByRole('textbox', { name: 'Contact page' }).waitFor();
      },
    },
  ],
  '/admin/registration': [{ as: 'owner', path: '/admin/registration' }],
  '/admin/videos': [{ as: 'owner', path: '/admin/videos' }],
  '/admin/skills': [
    { as: 'owner', path: '/admin/skills' },
    { as: 'owner', path: '/admin/skills?q=zzzz' },
    ...(['Change words', 'Merge', 'Delete'] as const).map((action) => ({
      as: 'owner' as const,
      path: '/admin/skills',
      open: press(['Actions for Glass recycling', action], DIALOG),
    })),
  ],
  '/admin/audit': [
    { as: 'owner', path: '/admin/audit' },
    { as: 'owner', path: '/admin/audit?action=post.restored' },
    {
      as: 'owner',
      path: '/admin/audit',
      open: press(['Check that nothing was changed'], '.gh-banner'),
    },
  ],
};

export const COMMUNITY_SCREENS: Readonly<Record<string, readonly Look[]>> = {
  ...communities,
  '/c/$community/t/$threadId/{-$slug}': thread,
};

export const OTHER_SCREENS: Readonly<Record<string, readonly Look[]>> = {
  '/': home,
  ...signIn,
  ...people,
  ...settings,
  ...administration,
  ...PARTNER_LOOKS,
};

/** Every route of the web client with the states in which its screen is looked at. A test compares it with the router. */
export const SCREENS: Readonly<Record<string, readonly Look[]>> = { ...COMMUNITY_SCREENS, ...OTHER_SCREENS };

/** What stands at no route of its own. */
export const ERROR_PAGES: readonly Look[] = [
  { as: 'visitor', path: '/nowhere' },
  { as: 'member', path: '/c/nowhere' },
  {
    as: 'member',
    path: '/settings/live',
    before: (page) => page.route('**/assets/live-screen-*.js', (route) => route.abort()),
  },
];
