import type { QueryClient } from '@tanstack/react-query';

import { listEventGuests, readEvent, type ThreadFrame } from '#libs/contracts';

/** After these an event reads differently: its title and agenda are those of its thread. */
const CHANGES = new Set<ThreadFrame['kind']>(['event.changed', 'thread.changed', 'post.edited']);

/** Reads the event of a thread, and who comes, again once something about it has changed. */
export const applyEventFrame = (queries: QueryClient, { kind }: ThreadFrame): void => {
  if (!CHANGES.has(kind)) return;
  for (const { id } of [readEvent, listEventGuests]) void queries.invalidateQueries({ queryKey: [id] });
};
