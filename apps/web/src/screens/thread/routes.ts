import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';
import { threadPlaceOf } from './thread-start.js';

export const threadRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/c/$community/t/$threadId/{-$slug}',
    validateSearch: threadPlaceOf,
    component: lazyRouteComponent(() => import('./thread-screen.js'), 'ThreadScreen'),
  }),
];
