import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const eventRoutes = [
  createRoute({
    getParentRoute,
    path: '/events',
    component: lazyRouteComponent(() => import('./my-events-screen.js'), 'MyEventsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/events',
    component: lazyRouteComponent(() => import('./events-screen.js'), 'EventsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/events/new',
    component: lazyRouteComponent(() => import('./new-event-screen.js'), 'NewEventScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/events/$event/edit',
    component: lazyRouteComponent(() => import('./edit-event-screen.js'), 'EditEventScreen'),
  }),
];
