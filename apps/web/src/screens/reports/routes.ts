import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const reportRoutes = [
  createRoute({
    getParentRoute,
    path: '/reports',
    component: lazyRouteComponent(() => import('./reports-screen.js'), 'ReportsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/reports/$reportId',
    component: lazyRouteComponent(() => import('./report-screen.js'), 'ReportScreen'),
  }),
];
