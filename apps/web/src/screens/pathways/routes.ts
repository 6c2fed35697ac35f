import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const pathwayRoutes = [
  createRoute({
    getParentRoute,
    path: '/pathways',
    component: lazyRouteComponent(() => import('./pathways-screen.js'), 'PathwaysScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/pathways/new',
    component: lazyRouteComponent(() => import('./new-pathway-screen.js'), 'NewPathwayScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/pathways/$pathway',
    component: lazyRouteComponent(() => import('./pathway-screen.js'), 'PathwayScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/pathways/$pathway/edit',
    component: lazyRouteComponent(() => import('./edit-pathway-screen.js'), 'EditPathwayScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/library',
    component: lazyRouteComponent(() => import('./library-screen.js'), 'LibraryScreen'),
  }),
];
