import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { ThreadPage } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useSession } from '../../app/session.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { ThreadDocuments } from '../documents/thread-documents.js';
import { ThreadEvent } from '../events/thread-event.js';
import { ThreadVideo } from '../video/thread-video.js';
import { DeletedThread } from './deleted-thread.js';
import { plainWords, shorten } from './post-text.js';
import { MissingPosts } from './posts-elsewhere.js';
import { ThreadActions } from './thread-actions.js';
import { ThreadBody } from './thread-body.js';
import { ThreadLead, ThreadOver } from './thread-head.js';
import { threadHref, type ThreadPlace } from './thread-start.js';
import { useThread } from './use-thread.js';

import './thread.css';

const route = getRouteApi('/c/$community/t/$threadId/{-$slug}');
const DESCRIPTION = 200;

/** Title, description and address for link previews. */
const useThreadHead = (page: ThreadPage) => {
  const { instance } = useSession();
  const root = page.posts.find(({ number }) => number === 1);
  const scheme = instance.host.startsWith('localhost') ? 'http' : 'https';
  return {
    type: 'article' as const,
    description: root === undefined ? undefined : shorten(plainWords(root.html), DESCRIPTION),
    canonical: `${scheme}://${instance.host}${threadHref(page.thread, page.community)}`,
    unlisted: page.community.visibility !== 'public',
  };
};

interface LoadedProps {
  readonly page: ThreadPage;
  readonly place: ThreadPlace;
  readonly thread: ReturnType<typeof useThread>;
}

/** The posts, below the video or event where the thread is about one. */
const Discussion = ({ page, place, thread }: LoadedProps) => {
  const body = (
    <>
      <ThreadDocuments threadId={page.thread.id} community={page.community} />
      <ThreadBody page={page} place={place} thread={thread} />
    </>
  );
  const { videoId, eventId } = page.thread;
  if (eventId !== null)
    return (
      <>
        <ThreadEvent eventId={eventId} />
        {body}
      </>
    );
  if (videoId === null) return body;
  return (
    <ThreadVideo videoId={videoId} startAt={place.t}>
      {body}
    </ThreadVideo>
  );
};

const LoadedThread = ({ page, place, thread }: LoadedProps) => (
  <Page
    title={page.thread.title}
    over={<ThreadOver page={page} />}
    lead={<ThreadLead page={page} />}
    actions={page.me && <ThreadActions page={page} queryKey={thread.queryKey} />}
    head={useThreadHead(page)}
  >
    <MissingPosts page={page} />
    <DeletedThread thread={page.thread} canRestore={page.permissions.canRestore} />
    <Discussion page={page} place={place} thread={thread} />
  </Page>
);

const Thread = ({ threadId }: { threadId: string }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const place = route.useSearch();
  const thread = useThread(threadId, place);
  const { data, error, refetch } = thread.query;
  const status = error instanceof ApiProblem ? error.status : null;
  // It was there a moment ago, and is not any more.
  if (status === 404) return <NotFoundPage />;
  if (data !== undefined) return <LoadedThread page={data} place={place} thread={thread} />;
  if (status === 400) return <NotFoundPage />;
  const problem = error === null ? null : problemText(error);
  return (
    <Page title={t('discussion:thread.loading')}>
      {problem === null ? (
        <Skeleton shape="list" count={4} />
      ) : (
        <ErrorState title={problem.title} onRetry={() => void refetch()}>
          {problem.detail}
        </ErrorState>
      )}
    </Page>
  );
};

/** A discussion: its first post, what was replied, and what arrives while it is open. */
export const ThreadScreen = () => {
  const { threadId } = route.useParams();
  return <Thread key={threadId} threadId={threadId} />;
};
