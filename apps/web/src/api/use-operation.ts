import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef } from 'react';

import type { Operation, OperationAnswer, OperationCall } from '#libs/contracts';

import { ApiProblem } from './api-problem.js';
import { call } from './call.js';
import { pagesKeyOf, queryKeyOf } from './query-keys.js';

interface ReadOptions<O extends Operation> {
  /** Off until something else is known. */
  readonly enabled?: boolean;
  readonly staleTime?: number;
  /** Keeps showing the former answer while one to a changed question is fetched. */
  readonly keepPrevious?: boolean;
  /** Reads again after this many milliseconds, as long as it is not false. */
  readonly again?: (data: OperationAnswer<O> | undefined) => number | false;
}

/** Reads something and keeps it; `data` is there at once when the server has rendered the page with it. */
export const useOperation = <O extends Operation>(
  operation: O,
  input: OperationCall<O> = {},
  { enabled = true, staleTime, keepPrevious = false, again }: ReadOptions<O> = {},
) =>
  useQuery<OperationAnswer<O>, ApiProblem>({
    queryKey: queryKeyOf(operation, input),
    queryFn: ({ signal }: { signal: AbortSignal }) => call(operation, input, { signal }),
    enabled,
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(again && {
      refetchInterval: ({ state }: { state: { data?: OperationAnswer<O> } }) => again(state.data),
    }),
    ...(keepPrevious ? { placeholderData: (previous: OperationAnswer<O> | undefined) => previous } : {}),
  } as never);

interface Page {
  readonly items: readonly unknown[];
  readonly next?: string | undefined;
}

/** The item type of an operation that answers with a page. */
export type PageItem<O extends Operation> =
  OperationAnswer<O> extends { items: readonly (infer Item)[] } ? Item : never;

/** Reads a keyset list page by page (`contracts` `page`). `items` holds all pages so far, in order. */
export const usePages = <O extends Operation>(
  operation: O,
  input: OperationCall<O> = {},
  { enabled = true, staleTime }: Omit<ReadOptions<O>, 'keepPrevious' | 'again'> = {},
) => {
  const query = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], string | undefined>(
    {
      queryKey: pagesKeyOf(operation, input),
      initialPageParam: undefined,
      queryFn: async ({ pageParam, signal }) => {
        const place = input as { query?: object };
        const asked =
          pageParam === undefined ? place : { ...place, query: { ...place.query, cursor: pageParam } };
        return (await call(operation, asked as OperationCall<O>, { signal })) as Page;
      },
      getNextPageParam: (last) => last.next,
      enabled,
      ...(staleTime === undefined ? {} : { staleTime }),
    },
  );
  const items = (query.data?.pages ?? []).flatMap((page) => page.items) as PageItem<O>[];
  return { ...query, items };
};

interface CommandOptions<O extends Operation> {
  /** Operations whose answers are out of date once this has succeeded. */
  readonly refreshes?: readonly Pick<Operation, 'id'>[];
  readonly onDone?: (answer: OperationAnswer<O>, input: OperationCall<O>) => void | Promise<void>;
  readonly onFailed?: (problem: ApiProblem, input: OperationCall<O>) => void;
  /** Other commands that name the same turn wait for this one, as this one waits for them. */
  readonly turn?: string;
}

/**
 * Changes something, one change after the other: of two at a time, the first could take effect, or be shown, last.
 * Trying the same input again after a failure repeats its idempotency key, so that a create
 * whose answer was lost does not happen twice.
 */
export const useCommand = <O extends Operation>(operation: O, options: CommandOptions<O> = {}) => {
  const queries = useQueryClient();
  const attempt = useRef<{ signature: string; key: string } | null>(null);
  const own = useId();
  const keyFor = (input: OperationCall<O>): string => {
    const signature = JSON.stringify(input);
    if (attempt.current?.signature !== signature) attempt.current = { signature, key: crypto.randomUUID() };
    return attempt.current.key;
  };
  return useMutation<OperationAnswer<O>, ApiProblem, OperationCall<O>>({
    scope: { id: options.turn ?? own },
    mutationFn: (input) =>
      call(operation, input, operation.idempotent ? { idempotencyKey: keyFor(input) } : {}),
    onSuccess: async (answer, input) => {
      attempt.current = null;
      await Promise.all(
        (options.refreshes ?? []).map(({ id }) => queries.invalidateQueries({ queryKey: [id] })),
      );
      await options.onDone?.(answer, input);
    },
    onError: (problem, input) => options.onFailed?.(problem, input),
  });
};
