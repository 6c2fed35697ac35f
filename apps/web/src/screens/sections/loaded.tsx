import type { ReactNode } from 'react';

import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton, type SkeletonProps } from '../../design/skeleton.js';

interface LoadedProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  readonly skeleton?: SkeletonProps;
  readonly children: (data: Data) => ReactNode;
}

/** What was asked for; until then its shape, or why it cannot be shown. What is there already stays. */
export const Loaded = <Data,>({ query, skeleton = { shape: 'list' }, children }: LoadedProps<Data>) => {
  const problemText = useProblemText();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error === null) return <Skeleton {...skeleton} />;
  const { title, detail } = problemText(query.error);
  return (
    <ErrorState title={title} onRetry={() => void query.refetch()}>
      {detail}
    </ErrorState>
  );
};
