import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const adminRoutes = [
  createRoute({
    getParentRoute,
    path: '/admin/videos',
    component: lazyRouteComponent(() => import('./videos-screen.js'), 'AdminVideos'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin',
    component: lazyRouteComponent(() => import('./overview-screen.js'), 'AdminOverview'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/members',
    component: lazyRouteComponent(() => import('./members-screen.js'), 'AdminMembers'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/invitations',
    component: lazyRouteComponent(() => import('./invitations-screen.js'), 'AdminInvitations'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/communities',
    component: lazyRouteComponent(() => import('./communities-screen.js'), 'AdminCommunities'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/mail',
    component: lazyRouteComponent(() => import('./mail-screen.js'), 'AdminMail'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/mail/$mailId',
    component: lazyRouteComponent(() => import('./mail-message-screen.js'), 'AdminMailMessage'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/partners',
    component: lazyRouteComponent(() => import('./partners-screen.js'), 'AdminPartners'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/partners/$host',
    component: lazyRouteComponent(() => import('./partner-screen.js'), 'AdminPartner'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/partners/trace',
    component: lazyRouteComponent(() => import('./trace-screen.js'), 'AdminTrace'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/partners/erasures',
    component: lazyRouteComponent(() => import('./erasures-screen.js'), 'AdminErasures'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/partners/erasures/$personId',
    component: lazyRouteComponent(() => import('./erasure-screen.js'), 'AdminErasure'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/branding',
    component: lazyRouteComponent(() => import('./branding-screen.js'), 'AdminBranding'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/registration',
    component: lazyRouteComponent(() => import('./registration-screen.js'), 'AdminRegistration'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/skills',
    component: lazyRouteComponent(() => import('./skills-screen.js'), 'AdminSkills'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/audit',
    component: lazyRouteComponent(() => import('./audit-screen.js'), 'AdminAudit'),
  }),
];
