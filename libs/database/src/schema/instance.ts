import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A server of the network: this one (`isLocal`) or a partner's. `verifiedUntil`: how long the organisation's card counts,
 * which the server signed and this one checked; for ever for the own one, null where there is none.
 * `crestUrl` is the picture that a partner's card names, `crestFileId` what is kept of it here; those of the own one are settings.
 */
export const Instance = defineEntity({
  name: 'Instance',
  tableName: 'instance',
  properties: {
    id: p.uuid().primary(),
    host: p.text(),
    isLocal: p.boolean(),
    name: p.text(),
    nameCy: p.text().default(''),
    shortName: p.text(),
    verifiedUntil: p.datetime().nullable(),
    crestUrl: p.text().default(''),
    crestFileId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

/** What kind of organisation it is, as people look for one. */
type OrganisationKind =
  | 'council'
  | 'health'
  | 'agency'
  | 'government'
  | 'police'
  | 'fire'
  | 'education'
  | 'housing'
  | 'charity'
  | 'other';

/**
 * What the organisation of a server says of itself beside its names. Of a partner's, `validUntil` is the end that its
 * signed card states, and `checkedAt` when it was last found to be right; both are null for the own one.
 */
export const OrganisationCard = defineEntity({
  name: 'OrganisationCard',
  tableName: 'organisation_card',
  properties: {
    instanceId: p.uuid().primary(),
    kind: p.text().$type<OrganisationKind>(),
    contactUrl: p.text(),
    issuedAt: p.datetime(),
    validUntil: p.datetime().nullable(),
    checkedAt: p.datetime().nullable(),
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
