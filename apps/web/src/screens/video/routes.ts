import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const videoRoutes = [
  createRoute({
    getParentRoute,
    path: '/c/$community/videos',
    component: lazyRouteComponent(() => import('./videos-screen.js'), 'VideosScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/videos/new',
    component: lazyRouteComponent(() => import('./upload-screen.js'), 'UploadScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/videos/$video/keep',
    component: lazyRouteComponent(() => import('./freshness/keep-screen.js'), 'KeepScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/videos/record',
    component: lazyRouteComponent(() => import('./recorder/record-screen.js'), 'RecordScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/videos/$video/captions',
    component: lazyRouteComponent(() => import('./captions-screen.js'), 'CaptionsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/c/$community/videos/$video/chapters',
    component: lazyRouteComponent(() => import('./chapters-screen.js'), 'ChaptersScreen'),
  }),
];
