import { sql, type RawBuilder } from 'kysely';

/**
 * Who gets an activity. `followersOf` is the id of a community or person of this instance, all of whose accepted
 * followers elsewhere get it, without those whose server runs one of `exceptSoftware` (names as NodeInfo has them), or with
 * `partnersOnly` those of instances that an administrator has allowed.
 * `membersOf` is the id of a community of this instance, all of whose members elsewhere get it. `actors` are ids of rows
 * of `remote_actor`. `any` is everybody whom one of several rules means.
 */
export type Recipients =
  | {
      readonly followersOf: string;
      readonly exceptSoftware?: readonly string[];
      readonly partnersOnly?: boolean;
    }
  | { readonly membersOf: string }
  | { readonly actors: readonly string[] }
  | { readonly any: readonly [Recipients, ...Recipients[]] };

const chosen = (to: Recipients): RawBuilder<unknown> => {
  if ('any' in to) return sql.join(to.any.map(chosen), sql` union `);
  if ('actors' in to)
    return sql`select owner_id from remote_actor where owner_id = any(${[...to.actors]}::uuid[])`;
  if ('membersOf' in to)
    return sql`select m.person_id from membership m join person p on p.id = m.person_id
      where m.community_id = ${to.membersOf} and (m.expires_at is null or m.expires_at > now())
        and p.suspended_at is null and p.deleted_at is null and not exists (select from ban b
          where b.person_id = m.person_id and b.community_id = m.community_id and b.lifted_at is null
            and (b.ends_at is null or b.ends_at > now()))`;
  return sql`select follower_id from follow where target_id = ${to.followersOf} and state = 'accepted'`;
};

const isForPartners = (to: Recipients): boolean => 'followersOf' in to && to.partnersOnly === true;

const exceptOf = (to: Recipients): string[] => ('followersOf' in to ? [...(to.exceptSoftware ?? [])] : []);

/**
 * The inboxes of recipients, each once, with the host that they are at: the shared one where there is one. Nobody who is
 * gone, and no instance that is suspended; of one with which only an agreement is negotiated, its own actor.
 */
export const inboxesOf = (to: Recipients): RawBuilder<{ inbox: string; host: string }> => sql`
  select distinct on (inbox) coalesce(actor.shared_inbox, actor.inbox) inbox, instance.host
  from (${chosen(to)}) recipient (id)
  join remote_actor actor on actor.owner_id = recipient.id and actor.gone_at is null
  join instance on instance.id = actor.instance_id
  left join peer on peer.instance_id = instance.id
  where coalesce(peer.policy, 'unknown') <> 'suspended'
    and (coalesce(peer.policy, 'unknown') <> 'expected' or actor.owner_kind = 'instance')
    and (not ${isForPartners(to)} or coalesce(peer.policy, 'unknown') = 'allowed')
    and not coalesce(peer.software, '') = any(${exceptOf(to)}::text[])
  order by 1`;
