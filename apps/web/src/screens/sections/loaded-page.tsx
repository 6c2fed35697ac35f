import type { ReactNode } from 'react';

import type { ApiProblem } from '../../api/api-problem.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';

interface LoadedPageProps<Loaded> {
  /** What `useOperation` gives. */
  readonly query: {
    readonly data: Loaded | undefined;
    readonly error: ApiProblem | null;
    readonly refetch: () => Promise<unknown>;
  };
  /** Of the page until there is something to show. */
  readonly title: string;
  readonly children: (loaded: NonNullable<Loaded>) => ReactNode;
}

/** A page of one thing that the address names. What the reader may not know of looks like what does not exist. */
export const LoadedPage = <Loaded,>({
  query: { data, error, refetch },
  title,
  children,
}: LoadedPageProps<Loaded>) => {
  const problemText = useProblemText();
  if (data !== undefined && data !== null) return children(data);
  if (error?.status === 404 || error?.status === 400) return <NotFoundPage />;
  return (
    <Page title={title}>
      {error === null ? (
        <Skeleton shape="list" count={5} />
      ) : (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {problemText(error).detail}
        </ErrorState>
      )}
    </Page>
  );
};
