/** Where a reader wants to start; at most one of these. */
export interface Place {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly around?: number | undefined;
  readonly at?: 'first-unread' | 'end' | undefined;
}

/** Post numbers of a part, both ends included; empty when `last` is smaller than `first`. */
export interface Slice {
  readonly first: number;
  readonly last: number;
}

const within = (number: number, postCount: number): number => Math.min(Math.max(number, 1), postCount);

const startingAt = (first: number, limit: number, postCount: number): Slice => ({
  first,
  last: Math.min(first + limit - 1, postCount),
});

const endingAt = (last: number, limit: number, postCount: number): Slice => {
  const end = Math.min(last, postCount);
  return { first: Math.max(end - limit + 1, 1), last: end };
};

const surrounding = (number: number, limit: number, postCount: number): Slice => {
  const middle = within(number, postCount);
  const first = Math.max(Math.min(middle - Math.floor(limit / 2), postCount - limit + 1), 1);
  return startingAt(first, limit, postCount);
};

/** Some posts that were read already stand before the first unread one, so that the reader sees where they were. */
const CONTEXT = 2;

const fromFirstUnread = (readThrough: number, limit: number, postCount: number): Slice => {
  const first = Math.min(readThrough + 1 - CONTEXT, postCount - limit + 1);
  return startingAt(Math.max(first, 1), limit, postCount);
};

/** Which part of a thread with posts 1 to `postCount` a reader gets who has read through `readThrough`. */
export const sliceOf = (place: Place, limit: number, postCount: number, readThrough: number): Slice => {
  if (place.after !== undefined) return startingAt(place.after + 1, limit, postCount);
  if (place.before !== undefined) return endingAt(place.before - 1, limit, postCount);
  if (place.around !== undefined) return surrounding(place.around, limit, postCount);
  if (place.at === 'end') return endingAt(postCount, limit, postCount);
  if (place.at === 'first-unread') return fromFirstUnread(readThrough, limit, postCount);
  return startingAt(1, limit, postCount);
};
