import { sql, type RawBuilder } from 'kysely';

import type { Organisation } from '#libs/contracts';

/**
 * SQL for whether the organisation of the row of `instance` under this alias has a card that counts now: signed by its
 * own server and found right by this one, or the own one.
 */
export const isVerifiedSql = (instance: string): string =>
  `coalesce(${instance}.verified_until > now(), false)`;

/** SQL for the `organisation` of the row of `instance` joined under this alias, as JSON. */
export const organisationSql = (instance: string): string =>
  `jsonb_build_object('shortName', ${instance}.short_name, 'name', ${instance}.name,
    'welshName', nullif(${instance}.name_cy, ''), 'host', ${instance}.host, 'isLocal', ${instance}.is_local,
    'isVerified', ${isVerifiedSql(instance)})`;

/** {@link organisationSql} as a part of a query. */
export const organisationJson = (instance: string): RawBuilder<Organisation> =>
  sql.raw<Organisation>(organisationSql(instance));

/**
 * The crest of the organisation of the row of `instance` under this alias, as the id of a file: the own one, or that of a
 * partner whose card counts now.
 */
export const crestOf = (instance: string): RawBuilder<string | null> =>
  sql.raw<string | null>(`case when ${instance}.is_local then
    (select s.crest_file_id from instance_settings s where s.instance_id = ${instance}.id)
    when ${isVerifiedSql(instance)} then ${instance}.crest_file_id end`);
