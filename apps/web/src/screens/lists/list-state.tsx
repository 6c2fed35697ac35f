import type { ReactNode } from 'react';

import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton, type SkeletonProps } from '../../design/skeleton.js';

interface ListStateProps {
  readonly list: {
    readonly isPending: boolean;
    readonly data: unknown;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  readonly isEmpty: boolean;
  /** What stands there when there is nothing. */
  readonly empty: ReactNode;
  readonly shape?: NonNullable<SkeletonProps['shape']>;
  readonly children: ReactNode;
}

/** A list that is on its way, has failed, is empty, or is there. What has been read before stays on a failure. */
export const ListState = ({ list, isEmpty, empty, shape = 'list', children }: ListStateProps) => {
  const problemText = useProblemText();
  if (list.isPending) return <Skeleton shape={shape} count={6} />;
  if (list.data === undefined) {
    const { title, detail } = problemText(list.error);
    return (
      <ErrorState title={title} onRetry={() => void list.refetch()}>
        {detail}
      </ErrorState>
    );
  }
  return isEmpty ? empty : children;
};
