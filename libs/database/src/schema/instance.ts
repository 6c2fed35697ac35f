import { defineEntity, p } from '@mikro-orm/postgresql';

/** A server of the network: this one (`isLocal`) or a partner's. */
export const Instance = defineEntity({
  name: 'Instance',
  tableName: 'instance',
  properties: {
    id: p.uuid().primary(),
    host: p.text(),
    isLocal: p.boolean(),
    name: p.text(),
    shortName: p.text(),
    createdAt: p.datetime(),
  },
});

/** How this instance presents itself and who may join; one row. */
export const InstanceSettings = defineEntity({
  name: 'InstanceSettings',
  tableName: 'instance_settings',
  properties: {
    id: p.boolean().primary(),
    instanceId: p.uuid(),
    registration: p.text().$type<'open' | 'domains' | 'invitation' | 'closed'>(),
    allowedDomains: p.array().$type<string[]>(),
    welcome: p.text(),
    brandColour: p.text(),
    crestFileId: p.uuid().nullable(),
    defaultLanguage: p.text().$type<'en' | 'cy'>(),
    videoReviewMonths: p.integer().default(12),
    secret: p.text(),
    isDemo: p.boolean(),
    updatedAt: p.datetime(),
  },
});

/** The one name space of local people and communities; a name is never given twice. */
export const ActorName = defineEntity({
  name: 'ActorName',
  tableName: 'actor_name',
  properties: {
    name: p.text().primary(),
    kind: p.text().$type<'person' | 'community' | 'reserved'>(),
    ownerId: p.uuid().nullable(),
    claimedAt: p.datetime(),
  },
});
