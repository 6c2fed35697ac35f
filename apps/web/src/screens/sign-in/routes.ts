import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { linkPages } from '#libs/contracts';

import { rootRoute } from '../../app/root-route.js';

const getParentRoute = () => rootRoute;

export const signInRoutes = [
  createRoute({
    getParentRoute,
    path: linkPages.signIn,
    component: lazyRouteComponent(() => import('./sign-in-screen.js'), 'SignInScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/sign-out',
    component: lazyRouteComponent(() => import('./sign-out-screen.js'), 'SignOutScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/register',
    component: lazyRouteComponent(() => import('./register-screen.js'), 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute,
    path: linkPages.invitation,
    component: lazyRouteComponent(() => import('./join-screen.js'), 'JoinScreen'),
  }),
  createRoute({
    getParentRoute,
    path: linkPages.confirmEmail,
    component: lazyRouteComponent(() => import('./confirm-screens.js'), 'ConfirmEmailScreen'),
  }),
  createRoute({
    getParentRoute,
    path: linkPages.changeEmail,
    component: lazyRouteComponent(() => import('./confirm-screens.js'), 'ChangeEmailScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('./forgot-password-screen.js'), 'ForgotPasswordScreen'),
  }),
  createRoute({
    getParentRoute,
    path: linkPages.resetPassword,
    component: lazyRouteComponent(() => import('./reset-password-screen.js'), 'ResetPasswordScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/welcome',
    component: lazyRouteComponent(() => import('./welcome-screen.js'), 'WelcomeScreen'),
  }),
];
