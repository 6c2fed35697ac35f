import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const peopleRoutes = [
  createRoute({
    getParentRoute,
    path: '/people',
    component: lazyRouteComponent(() => import('./people-screen.js'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/introduction',
    component: lazyRouteComponent(() => import('./introduction-screen.js'), 'IntroductionScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/@{$handle}',
    component: lazyRouteComponent(() => import('./person-screen.js'), 'PersonScreen'),
  }),
];
