import { createMemoryHistory } from '@tanstack/react-router';

import { createAppRouter } from './create-app-router.js';

/** The address of every screen as the router has it, such as `/c/$community`; `$` stands before what differs. */
export const routePaths = (): string[] =>
  Object.keys(createAppRouter(createMemoryHistory(), 'server').routesByPath);
