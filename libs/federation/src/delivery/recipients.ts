import { sql, type RawBuilder } from 'kysely';

/**
 * Who gets an activity. `followersOf` is the id of a community or person of this instance, all of whose accepted
 * followers elsewhere get it, without those whose server runs one of `exceptSoftware` (names as NodeInfo has them).
 * `actors` are ids of rows of `remote_actor`.
 */
export type Recipients =
  | { readonly followersOf: string; readonly exceptSoftware?: readonly string[] }
  | { readonly actors: readonly string[] };

const chosen = (to: Recipients): RawBuilder<unknown> =>
  'actors' in to
    ? sql`select owner_id from remote_actor where owner_id = any(${[...to.actors]}::uuid[])`
    : sql`select follower_id from follow where target_id = ${to.followersOf} and state = 'accepted'`;

const exceptOf = (to: Recipients): string[] => ('actors' in to ? [] : [...(to.exceptSoftware ?? [])]);

/**
 * The inboxes of recipients, each once, with the host that they are at: the shared one where there is one. Nobody who is
 * gone, and no instance that is suspended.
 */
export const inboxesOf = (to: Recipients): RawBuilder<{ inbox: string; host: string }> => sql`
  select distinct on (inbox) coalesce(actor.shared_inbox, actor.inbox) inbox, instance.host
  from (${chosen(to)}) recipient (id)
  join remote_actor actor on actor.owner_id = recipient.id and actor.gone_at is null
  join instance on instance.id = actor.instance_id
  left join peer on peer.instance_id = instance.id
  where coalesce(peer.policy, 'unknown') <> 'suspended'
    and not coalesce(peer.software, '') = any(${exceptOf(to)}::text[])
  order by 1`;
