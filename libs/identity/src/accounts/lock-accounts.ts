import type { Transaction } from '#libs/database';
import { DomainError, notFound, type InstanceRole } from '#libs/kernel';

/** What decides about an account, read under a lock. */
export interface LockedAccount {
  readonly personId: string;
  readonly role: InstanceRole;
  readonly isSuspended: boolean;
}

/** An account and every administrator's, so that what two of them do at once cannot leave none. */
export interface LockedAccounts {
  readonly subject: LockedAccount;
  /** The actor's own standing at this moment; undefined when the account is gone. */
  readonly actor: LockedAccount | undefined;
  /** Whether an administrator who is not suspended remains without the subject. */
  readonly othersRemain: boolean;
}

/** @throws DomainError `not-found` */
export const lockAccounts = async (
  tx: Transaction,
  actorId: string,
  subjectId: string,
): Promise<LockedAccounts> => {
  const rows = await tx.sql
    .selectFrom('account')
    .select(['person_id', 'role', 'suspended_at'])
    .where((is) => is.or([is('person_id', 'in', [actorId, subjectId]), is('role', '=', 'admin')]))
    .orderBy('person_id')
    .forUpdate()
    .execute();
  const accounts = rows.map(({ person_id, role, suspended_at }): LockedAccount => ({
    personId: person_id,
    role,
    isSuspended: suspended_at !== null,
  }));
  const subject = accounts.find(({ personId }) => personId === subjectId);
  if (subject === undefined) throw notFound();
  return {
    subject,
    actor: accounts.find(({ personId }) => personId === actorId),
    othersRemain: accounts.some(
      ({ personId, role, isSuspended }) => personId !== subjectId && role === 'admin' && !isSuspended,
    ),
  };
};

/** @throws DomainError `role.last-admin` */
export const demandAdminRemains = ({ subject, othersRemain }: LockedAccounts): void => {
  if (subject.role === 'admin' && !subject.isSuspended && !othersRemain)
    throw new DomainError('role.last-admin');
};
