import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';
import { wantedOf } from './search-wish.js';

export const searchRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/search',
    validateSearch: wantedOf,
    component: lazyRouteComponent(() => import('./search-screen.js'), 'SearchScreen'),
  }),
];
