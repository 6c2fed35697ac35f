import type { DomainEventKind, RecordedEvent } from '#libs/kernel';

/** A recorded fact of one of the kinds `K`. */
export type EventOf<K extends DomainEventKind> = Extract<RecordedEvent, { kind: K }>;

/** Somebody who reacts to facts; `name` is kept for ever, because owed deliveries are stored under it. */
export interface Subscriber {
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
  readonly handle: (events: readonly RecordedEvent[]) => Promise<void>;
  /** Takes many facts at once, so that one that cannot be handled has the others of its batch tried again too. */
  readonly takesMany: boolean;
}

interface Due {
  readonly event: RecordedEvent;
  readonly attempts: number;
}

/** A delivery that did not work. */
export interface FailedDelivery {
  readonly eventId: string;
  readonly subscriber: string;
  /** How often it has been tried; 0 when its turn did not come. */
  readonly attempts: number;
  readonly error: string;
}

/** Together less than the time after which PostgreSQL ends an idle transaction, because the claim hangs on one. */
const HANDLER_SECONDS = 15;
const TURN_SECONDS = 10;

const inTime = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The handler took too long.')), HANDLER_SECONDS * 1000);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const messageOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 1000);

const handled = async ({ handle }: Subscriber, group: readonly Due[]): Promise<string | null> => {
  try {
    await inTime(handle(group.map(({ event }) => event)));
    return null;
  } catch (error) {
    return messageOf(error);
  }
};

/**
 * Gives events to one subscriber in the order in which they were recorded, one after the other or, where it takes many,
 * together. When that takes too long, the rest waits for another turn, so that a slow subscriber cannot hold up the
 * others.
 */
export const deliverInOrder = async (
  subscriber: Subscriber,
  events: readonly Due[],
): Promise<FailedDelivery[]> => {
  const failed: FailedDelivery[] = [];
  const end = performance.now() + TURN_SECONDS * 1000;
  const due = events.filter(({ event }) => subscriber.kinds.has(event.kind));
  const groups = subscriber.takesMany ? [due] : due.map((one) => [one]);
  for (const group of groups.filter(({ length }) => length > 0)) {
    const isLate = performance.now() > end;
    const error = isLate ? 'Its turn did not come in time.' : await handled(subscriber, group);
    if (error === null) continue;
    for (const { event, attempts } of group) {
      const tried = isLate ? attempts : attempts + 1;
      failed.push({ eventId: event.id, subscriber: subscriber.name, attempts: tried, error });
    }
  }
  return failed;
};
