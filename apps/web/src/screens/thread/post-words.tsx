import { useMemo, type MouseEvent } from 'react';

import type { PostView } from '#libs/contracts';

import { useHydrated } from '../../app/use-hydrated.js';
import { Prose } from '../../design/prose.js';
import { withTimeLinks } from '../video/time-links.js';
import { useVideoTimes, type VideoTimes } from '../video/video-times.js';

interface TimedWordsProps {
  readonly post: PostView;
  readonly times: VideoTimes;
}

/** Words about a video: the times in them lead to its moments. */
const TimedWords = ({ post, times: { duration, seek } }: TimedWordsProps) => {
  const isHydrated = useHydrated();
  const html = useMemo(
    () => (isHydrated ? withTimeLinks(post.html, duration) : post.html),
    [isHydrated, post.html, duration],
  );
  const follow = (event: MouseEvent<HTMLDivElement>): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-time]') : null;
    if (link === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    seek(Number(link.dataset['time']));
  };
  return (
    // The links inside take keys and focus; this only listens to them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div onClickCapture={follow}>
      <Prose html={html} lang={post.language} />
    </div>
  );
};

/** What a post says. */
export const PostWords = ({ post }: { post: PostView }) => {
  const times = useVideoTimes();
  if (times !== null && times.duration > 0) return <TimedWords post={post} times={times} />;
  return <Prose html={post.html} lang={post.language} />;
};
