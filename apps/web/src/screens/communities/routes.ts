import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const communityRoutes = [
  createRoute({
    getParentRoute,
    path: '/c/$community/facilitation',
    component: lazyRouteComponent(() => import('../facilitation/panel-screen.js'), 'PanelScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/communities',
    component: lazyRouteComponent(() => import('./directory-screen.js'), 'DirectoryScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/communities/new',
    component: lazyRouteComponent(() => import('./new-community-screen.js'), 'NewCommunityScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/organisations/$host',
    component: lazyRouteComponent(() => import('./organisation-screen.js'), 'OrganisationScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/invitations/$secret',
    component: lazyRouteComponent(() => import('./invitation-screen.js'), 'InvitationScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community',
    component: lazyRouteComponent(() => import('./discussion-screen.js'), 'DiscussionScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/about',
    component: lazyRouteComponent(() => import('./about-screen.js'), 'AboutScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/new',
    component: lazyRouteComponent(() => import('./new-thread-screen.js'), 'NewThreadScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/settings',
    component: lazyRouteComponent(() => import('./settings-screen.js'), 'CommunitySettingsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/members',
    component: lazyRouteComponent(() => import('./member-pages.js'), 'MembersScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/members/requests',
    component: lazyRouteComponent(() => import('./member-pages.js'), 'RequestsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/members/invitations',
    component: lazyRouteComponent(() => import('./member-pages.js'), 'InvitationsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/members/bans',
    component: lazyRouteComponent(() => import('./member-pages.js'), 'BansScreen'),
  }),
];
