import { useQueryClient } from '@tanstack/react-query';

import {
  listCommunityEvents,
  listEventGuests,
  listMyEvents,
  readEvent,
  type EventView,
  type Operation,
} from '#libs/contracts';

import { queryKeyOf } from '../../api/query-keys.js';
import { useCommand } from '../../api/use-operation.js';

/** A command that answers with the event as it is then. */
export const useEventCommand = <O extends Operation>(operation: O, onDone?: (event: EventView) => void) => {
  const queries = useQueryClient();
  return useCommand(operation, {
    refreshes: [listCommunityEvents, listMyEvents, listEventGuests],
    onDone: (answer) => {
      const event = answer as EventView;
      queries.setQueryData<EventView>(queryKeyOf(readEvent, { params: { eventId: event.id } }), event);
      onDone?.(event);
    },
  });
};
