import { useMemo, useRef, useState, type ReactNode } from 'react';

import { readVideo, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { FreshnessLine, StaleBanner } from './freshness/freshness-line.js';
import type { PlayerHandle } from './video-player.js';
import { VideoStage } from './video-stage.js';
import { PublishedTags } from './video-tags.js';
import { VideoTimesProvider, type VideoTimes } from './video-times.js';
import { UseNotes } from './worth/use-notes.js';
import { VideoWorth } from './worth/video-worth.js';

/** How often a video is looked for while more of it is being made, in milliseconds. */
const LOOK_EVERY = 10_000;

/** Only its author is told when a video is ready in every quality; others look. */
const whileItIsMade = (video: VideoView | undefined): number | false =>
  video === undefined || video.state === 'ready' || video.state === 'failed' ? false : LOOK_EVERY;

interface ThreadVideoProps {
  readonly videoId: string;
  /** The second that the address asks for. */
  readonly startAt: number | undefined;
  /** The discussion; times in it lead to moments of the video. */
  readonly children: ReactNode;
}

/** The video that a thread is about, above what is said about it. */
export const ThreadVideo = ({ videoId, startAt, children }: ThreadVideoProps) => {
  const problemText = useProblemText();
  const {
    data: video,
    error,
    refetch,
  } = useOperation(readVideo, { params: { videoId } }, { again: whileItIsMade });
  const player = useRef<PlayerHandle>(null);
  const duration = (video?.durationMs ?? 0) / 1000;
  // Asked for before there was a player.
  const [early, setEarly] = useState<number>();
  const times = useMemo<VideoTimes>(
    () => ({
      duration,
      seek: (seconds) => (player.current === null ? setEarly(seconds) : player.current.seek(seconds)),
    }),
    [duration],
  );
  return (
    <VideoTimesProvider value={times}>
      <div className="thread-video">
        <StaleBanner video={video} />
        {video !== undefined && <VideoStage video={video} startAt={early ?? startAt} ref={player} />}
        {video !== undefined && <PublishedTags video={video} />}
        <FreshnessLine video={video} />
        <VideoWorth videoId={videoId} />
        {video === undefined && error === null && <Skeleton count={4} />}
        {video === undefined && error !== null && (
          <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
            {problemText(error).detail}
          </ErrorState>
        )}
      </div>
      <UseNotes videoId={videoId}>{children}</UseNotes>
    </VideoTimesProvider>
  );
};
