import type { Transaction } from '#libs/database';

const AHEAD_MS = { day: 86_400_000, hour: 3_600_000 } as const;

/** How long before an event people are reminded of it. */
export type Ahead = keyof typeof AHEAD_MS;

/** When a reminder of an event is due. */
export const dueBefore = (startsAt: Date, ahead: Ahead): Date =>
  new Date(startsAt.getTime() - AHEAD_MS[ahead]);

/** Nobody is reminded any more. */
export const dropReminders = async (tx: Transaction, eventId: string): Promise<void> => {
  await tx.sql.deleteFrom('event_reminder').where('event_id', '=', eventId).execute();
};

/** Puts reminders where an event begins now, in the place of those before; what is past already is left out. */
export const putReminders = async (
  tx: Transaction,
  eventId: string,
  startsAt: Date,
  now: Date,
): Promise<void> => {
  await dropReminders(tx, eventId);
  const due = (Object.keys(AHEAD_MS) as Ahead[])
    .map((ahead) => ({ event_id: eventId, ahead, due_at: dueBefore(startsAt, ahead) }))
    .filter(({ due_at: at }) => at > now);
  if (due.length > 0) await tx.sql.insertInto('event_reminder').values(due).execute();
};
