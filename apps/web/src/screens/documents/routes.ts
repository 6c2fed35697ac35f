import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const documentRoutes = [
  createRoute({
    getParentRoute,
    path: '/c/$community/documents',
    component: lazyRouteComponent(() => import('./documents-screen.js'), 'DocumentsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/documents/new',
    component: lazyRouteComponent(() => import('./new-document-screen.js'), 'NewDocumentScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/$document',
    component: lazyRouteComponent(() => import('./document-screen.js'), 'DocumentScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/$document/edit',
    component: lazyRouteComponent(() => import('./edit-document-screen.js'), 'EditDocumentScreen'),
  }),
];
