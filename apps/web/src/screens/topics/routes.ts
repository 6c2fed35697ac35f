import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

export const topicRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/topics',
    component: lazyRouteComponent(() => import('./topics-screen.js'), 'TopicsScreen'),
  }),
];
