import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const publishingRoutes = [
  createRoute({
    getParentRoute,
    path: '/@{$handle}/updates',
    component: lazyRouteComponent(() => import('./updates-screen.js'), 'UpdatesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/@{$handle}/updates/$publication',
    component: lazyRouteComponent(() => import('./publication-screen.js'), 'PublicationScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/@{$handle}/blog',
    component: lazyRouteComponent(() => import('./blog-screen.js'), 'BlogScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/@{$handle}/blog/$publication/{-$slug}',
    component: lazyRouteComponent(() => import('./publication-screen.js'), 'PublicationScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/articles/$publication/edit',
    component: lazyRouteComponent(() => import('./article-screen.js'), 'ArticleScreen'),
  }),
];
