import type { LockedAccount } from './lock-accounts.js';

type Actor = LockedAccount | undefined;

/** Roles are given and taken by administrators only. */
export const canSetRole = (actor: Actor): boolean => actor?.role === 'admin' && !actor.isSuspended;

/** Administrators suspend anyone but themselves; moderators suspend members. */
export const canSuspend = (actor: Actor, subject: LockedAccount): boolean => {
  if (actor === undefined || actor.isSuspended || actor.personId === subject.personId) return false;
  return actor.role === 'admin' || (actor.role === 'moderator' && subject.role === 'member');
};
