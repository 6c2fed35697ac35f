import { addMember, RequestToJoin } from '#libs/communities';
import { StartCommunity, TickChecklist } from '#libs/facilitation';

import type { DemoCommunity } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';
import { daysAgo } from './seed-people.js';

const STARTED_DAYS_AGO = 72;

/** A welcome thread is as old as its community. */
const backdate = async ({ sql }: DemoStage['database'], communityId: string, at: Date): Promise<void> => {
  await sql.updateTable('post').set({ created_at: at }).where('community_id', '=', communityId).execute();
  await sql
    .updateTable('thread')
    .set({ created_at: at, last_post_at: at, pinned_at: at })
    .where('community_id', '=', communityId)
    .execute();
};

/** Members have been there from the beginning, but for those of whom the content says otherwise. */
const backdateMembers = async (stage: DemoStage, community: DemoCommunity, started: Date): Promise<void> => {
  for (const { handle, joinedDaysAgo } of community.members) {
    await stage.database.sql
      .updateTable('membership')
      .set({ joined_at: joinedDaysAgo === undefined ? started : daysAgo(joinedDaysAgo) })
      .where('community_id', '=', stage.community(community.name))
      .where('person_id', '=', stage.person(handle).personId)
      .execute();
  }
};

const seedCommunity = async (stage: DemoStage, community: DemoCommunity): Promise<void> => {
  const { members, titleLanguage: _, kit, ...body } = community;
  const [owner, ...others] = members;
  if (owner === undefined) throw new Error(`${community.name} has no owner`);
  const me = stage.person(owner.handle);
  const made = await stage.get(StartCommunity).execute(
    me,
    {
      ...body,
      joinDomains: [...body.joinDomains],
      topics: [...body.topics],
      ...(kit !== undefined && { template: kit.template }),
    },
    stage.once(me, 'createCommunity', body),
  );
  stage.communities.set(community.name, made.id);
  await stage.database.transaction(async (tx) => {
    for (const { handle, role } of others) {
      const { personId } = stage.person(handle);
      await addMember(tx, { communityId: made.id, personId, by: me.personId }, role);
    }
  });
  for (const { item, by } of kit?.ticked ?? []) {
    await stage.get(TickChecklist).execute(stage.person(by), { community: made.id, item }, true);
  }
  const started = daysAgo(STARTED_DAYS_AGO);
  await stage.database.sql
    .updateTable('community')
    .set({ created_at: started, last_activity_at: started })
    .where('id', '=', made.id)
    .execute();
  await backdate(stage.database, made.id, started);
  await backdateMembers(stage, community, started);
};

/** Starts the demo's communities with their members. */
export const seedCommunities = async (stage: DemoStage): Promise<void> => {
  for (const community of stage.content.communities) await seedCommunity(stage, community);
};

/** Leaves some wishes to join for the facilitators to decide. */
export const seedJoinRequests = async (stage: DemoStage): Promise<void> => {
  for (const { handle, community, reason } of stage.content.joinRequests) {
    const me = stage.person(handle);
    await stage
      .get(RequestToJoin)
      .execute(me, stage.community(community), reason, stage.once(me, 'requestToJoin', { community }));
  }
};
