import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';

import type { BegunSession, Browser } from '../sessions/begin-session.js';
import type { SessionCookie } from '../sessions/session-cookie.js';

/** The browser behind a request, as its list of sessions will show it. */
export const TheBrowser = createParamDecorator((_: unknown, context: ExecutionContext): Browser => {
  const request = context.switchToHttp().getRequest<Request>();
  return { userAgent: request.headers['user-agent'] ?? '', address: request.ip ?? '' };
});

/** Hands a session to the browser and says so. */
export const answerSignedIn = (
  response: Response,
  cookie: SessionCookie,
  session: BegunSession,
): { outcome: 'signed-in'; personId: string } => {
  response.appendHeader('Set-Cookie', cookie.set(session.secret, session.role));
  return { outcome: 'signed-in', personId: session.personId };
};
