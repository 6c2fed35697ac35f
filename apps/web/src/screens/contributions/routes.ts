import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

export const contributionRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/@{$handle}/contributions',
    component: lazyRouteComponent(() => import('./contributions-screen.js'), 'ContributionsScreen'),
  }),
];
