import { defineEntity, p } from '@mikro-orm/postgresql';

/** With what a community began. */
export const StartKit = defineEntity({
  name: 'StartKit',
  tableName: 'start_kit',
  properties: {
    communityId: p.uuid().primary(),
    template: p.text().$type<'practice' | 'project' | 'questions'>(),
    welcomeThreadId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

/** Something on the checklist of a start kit that a facilitator says is done. */
export const StartKitTick = defineEntity({
  name: 'StartKitTick',
  tableName: 'start_kit_tick',
  properties: {
    communityId: p.uuid().primary(),
    item: p.text().primary(),
    tickedBy: p.uuid(),
    tickedAt: p.datetime(),
  },
});

/** Somebody new whom a facilitator says they have welcomed. */
export const MemberWelcome = defineEntity({
  name: 'MemberWelcome',
  tableName: 'member_welcome',
  properties: {
    communityId: p.uuid().primary(),
    personId: p.uuid().primary(),
    welcomedBy: p.uuid(),
    welcomedAt: p.datetime(),
  },
});
