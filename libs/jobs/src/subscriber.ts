import type { DomainEventKind, RecordedEvent } from '#libs/kernel';

/** A recorded fact of one of the kinds `K`. */
export type EventOf<K extends DomainEventKind> = Extract<RecordedEvent, { kind: K }>;

/** Somebody who reacts to facts; `name` is kept for ever, because owed deliveries are stored under it. */
export interface Subscriber {
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
  readonly handle: (event: RecordedEvent) => Promise<void>;
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

/**
 * Gives events to one subscriber, one after the other in the order in which they were recorded. When that
 * takes too long, the rest waits for another turn, so that a slow subscriber cannot hold up the others.
 */
export const deliverInOrder = async (
  subscriber: Subscriber,
  events: readonly { readonly event: RecordedEvent; readonly attempts: number }[],
): Promise<FailedDelivery[]> => {
  const failed: FailedDelivery[] = [];
  const end = performance.now() + TURN_SECONDS * 1000;
  for (const { event, attempts } of events) {
    if (!subscriber.kinds.has(event.kind)) continue;
    const failure = { eventId: event.id, subscriber: subscriber.name };
    if (performance.now() > end) {
      failed.push({ ...failure, attempts, error: 'Its turn did not come in time.' });
      continue;
    }
    try {
      await inTime(subscriber.handle(event));
    } catch (error) {
      failed.push({ ...failure, attempts: attempts + 1, error: messageOf(error) });
    }
  }
  return failed;
};
