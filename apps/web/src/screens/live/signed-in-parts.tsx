import { LiveConnection } from './live-connection.js';
import { SessionEnd } from './session-end.js';

/** What every page of somebody signed in has besides its screen. */
export const SignedInParts = () => (
  <>
    <LiveConnection />
    <SessionEnd />
  </>
);
