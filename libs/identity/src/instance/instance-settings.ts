import type { Kysely } from 'kysely';

import type { OrganisationKind } from '#libs/contracts';
import type { Tables } from '#libs/database';

/** The settings and names of this instance. */
export interface InstanceSettings {
  readonly instanceId: string;
  readonly host: string;
  readonly name: string;
  readonly shortName: string;
  readonly welshName: string;
  /** Null: the organisation has no signed card. */
  readonly organisationKind: OrganisationKind | null;
  readonly contactUrl: string;
  readonly registration: 'open' | 'domains' | 'invitation' | 'closed';
  readonly allowedDomains: readonly string[];
  readonly welcome: string;
  readonly brandColour: string;
  readonly crestFileId: string | null;
  readonly defaultLanguage: 'en' | 'cy';
  readonly isDemo: boolean;
  readonly videoReviewMonths: number;
}

export const readSettings = async (db: Kysely<Tables>): Promise<InstanceSettings> => {
  const row = await db
    .selectFrom('instance_settings as s')
    .innerJoin('instance as i', 'i.id', 's.instance_id')
    .leftJoin('organisation_card as k', 'k.instance_id', 'i.id')
    .select(['i.id', 'i.host', 'i.name', 'i.short_name', 'i.name_cy', 'k.kind', 'k.contact_url'])
    .select(['s.registration', 's.allowed_domains'])
    .select([
      's.welcome',
      's.brand_colour',
      's.crest_file_id',
      's.default_language',
      's.is_demo',
      's.video_review_months',
    ])
    .executeTakeFirstOrThrow();
  return {
    instanceId: row.id,
    host: row.host,
    name: row.name,
    shortName: row.short_name,
    welshName: row.name_cy,
    organisationKind: row.kind,
    contactUrl: row.contact_url ?? '',
    registration: row.registration,
    allowedDomains: row.allowed_domains,
    welcome: row.welcome,
    brandColour: row.brand_colour,
    crestFileId: row.crest_file_id,
    defaultLanguage: row.default_language,
    isDemo: row.is_demo,
    videoReviewMonths: row.video_review_months,
  };
};
