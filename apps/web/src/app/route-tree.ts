import { signInRoutes } from '../screens/sign-in/routes.js';
import { threadRoutes } from '../screens/thread/routes.js';
import { rootRoute } from './root-route.js';

/** Every address of the product. Each area of screens lists its own routes in `screens/<area>/routes.ts`. */
export const routeTree = rootRoute.addChildren([...signInRoutes, ...threadRoutes]);
