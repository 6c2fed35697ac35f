import { adminRoutes } from '../screens/admin/routes.js';
import { communityRoutes } from '../screens/communities/routes.js';
import { contributionRoutes } from '../screens/contributions/routes.js';
import { documentRoutes } from '../screens/documents/routes.js';
import { eventRoutes } from '../screens/events/routes.js';
import { homeRoutes } from '../screens/home/routes.js';
import { notificationRoutes } from '../screens/notifications/routes.js';
import { pathwayRoutes } from '../screens/pathways/routes.js';
import { peopleRoutes } from '../screens/people/routes.js';
import { publishingRoutes } from '../screens/publishing/routes.js';
import { reportRoutes } from '../screens/reports/routes.js';
import { searchRoutes } from '../screens/search/routes.js';
import { settingsRoutes } from '../screens/settings/routes.js';
import { signInRoutes } from '../screens/sign-in/routes.js';
import { threadRoutes } from '../screens/thread/routes.js';
import { topicRoutes } from '../screens/topics/routes.js';
import { videoRoutes } from '../screens/video/routes.js';
import { rootRoute } from './root-route.js';

/** Every address of the product. Each area of screens lists its own routes in `screens/<area>/routes.ts`. */
export const routeTree = rootRoute.addChildren([
  ...adminRoutes,
  ...reportRoutes,
  ...settingsRoutes,
  ...homeRoutes,
  ...signInRoutes,
  ...communityRoutes,
  ...documentRoutes,
  ...eventRoutes,
  ...pathwayRoutes,
  ...peopleRoutes,
  ...publishingRoutes,
  ...contributionRoutes,
  ...threadRoutes,
  ...topicRoutes,
  ...videoRoutes,
  ...notificationRoutes,
  ...searchRoutes,
]);
