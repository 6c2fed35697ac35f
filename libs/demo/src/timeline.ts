import type { DemoContent, DemoPost, DemoThread } from './content/shape.js';

const MINUTE = 60_000;

/** Something that happens in the demo's past. */
export interface Happening {
  readonly at: Date;
  readonly thread: DemoThread;
  readonly index: number;
  readonly post: DemoPost;
}

/** Every post of the demo in the order in which people would have written them, the last one before `now`. */
export const timelineOf = (content: DemoContent, now: Date): Happening[] =>
  content.threads
    .flatMap((thread) => {
      let at = now.getTime() - thread.minutesBeforeNow * MINUTE;
      return thread.posts.map((post, index) => {
        at += post.minutesAfterPrevious * MINUTE;
        return { at: new Date(at), thread, index, post };
      });
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
