import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const settingsRoutes = [
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./profile-screen.js'), 'ProfileSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/skills',
    component: lazyRouteComponent(() => import('../skills/skills-screen.js'), 'SkillSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/expertise-card',
    component: lazyRouteComponent(() => import('../cards/card-screen.js'), 'CardSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/account',
    component: lazyRouteComponent(() => import('./account-screen.js'), 'AccountSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/language',
    component: lazyRouteComponent(() => import('./language-screen.js'), 'LanguageSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/appearance',
    component: lazyRouteComponent(() => import('./appearance-screen.js'), 'AppearanceSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/live',
    component: lazyRouteComponent(() => import('./live-screen.js'), 'LiveSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/sessions',
    component: lazyRouteComponent(() => import('./sessions-screen.js'), 'SessionSettings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/reports',
    component: lazyRouteComponent(() => import('./my-reports-screen.js'), 'MyReports'),
  }),
];
