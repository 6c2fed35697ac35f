import { createRootRoute } from '@tanstack/react-router';

import { AppShell } from '../shell/app-shell.js';
import { NotFoundPage } from '../shell/not-found-page.js';

/** The parent of every screen: header, menus and footer around the screen. */
export const rootRoute = createRootRoute({ component: AppShell, notFoundComponent: NotFoundPage });
