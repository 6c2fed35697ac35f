/** Counting stops here; a client shows "99+" from there on. */
export const MOST_UNREAD = 100;

/**
 * SQL for the number of unread posts of thread `t` for the person whose membership is `m` and whose read position is
 * `r` (both left-joined), at most `MOST_UNREAD`; null when nothing is tracked. Without a position, a member has read
 * what was there when they joined or last caught up with the community.
 */
export const unreadPosts = `case
  when r.thread_id is not null then least(greatest(t.post_count - r.read_through, 0), ${MOST_UNREAD})
  when m.person_id is null then null
  when t.last_post_at <= coalesce(m.caught_up_at, m.joined_at) then 0
  when t.created_at > coalesce(m.caught_up_at, m.joined_at) then least(t.post_count, ${MOST_UNREAD})
  else (select count(*)::integer from (
    select u.created_at from post u where u.thread_id = t.id and u.number > t.post_count - ${MOST_UNREAD}
  ) recent where recent.created_at > coalesce(m.caught_up_at, m.joined_at))
end`;

/** SQL for whether thread `t` has something unread; aliases as for `unreadPosts`, never null. */
export const hasUnread = `case
  when r.thread_id is not null then r.read_through < t.post_count
  when m.person_id is null then false
  else t.last_post_at > coalesce(m.caught_up_at, m.joined_at)
end`;
