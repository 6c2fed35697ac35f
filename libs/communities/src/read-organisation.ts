import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { crestOf, isVerifiedSql, listsCommunity, organisationJson } from '#libs/access';
import type { Organisation, OrganisationCard, OrganisationKind } from '#libs/contracts';
import { Database } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

interface Row {
  readonly organisation: Organisation;
  readonly kind: OrganisationKind | null;
  readonly contact: string | null;
  readonly checkedAt: Date | null;
  readonly validUntil: Date | null;
  readonly crest: string | null;
}

/**
 * Everybody reads the own card and those of the directory. That another server is trusted is for people with an account;
 * which others were ever heard of is for nobody.
 */
const isMet = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(i.is_local or exists (select from community c
      where c.instance_id = i.id and ${listsCommunity(viewer, 'c')})
    or ${viewer.kind === 'account' ? sql.raw(isVerifiedSql('i')) : sql`false`})`;

const iso = (at: Date | null): string | null => (at === null ? null : at.toISOString());

/** The card of an organisation, by the host of its server. One statement. */
@Injectable()
export class ReadOrganisation {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async execute(viewer: Viewer, host: string): Promise<OrganisationCard> {
    const { rows } = await sql<Row>`
      select ${organisationJson('i')} as organisation, k.kind, k.contact_url as contact, k.checked_at as "checkedAt",
        k.valid_until as "validUntil", ${crestOf('i')} as crest
      from instance i left join organisation_card k on k.instance_id = i.id
      where i.host = ${host.toLowerCase()} and ${isMet(viewer)}`.execute(this.database.sql);
    const [row] = rows;
    if (row === undefined) throw notFound();
    const { organisation, kind, contact, checkedAt, validUntil, crest } = row;
    const counts = organisation.isVerified;
    return {
      ...organisation,
      kind: counts ? kind : null,
      contactUrl: counts ? (contact ?? '') : '',
      crestFileId: crest,
      checkedAt: counts ? iso(checkedAt) : null,
      validUntil: counts ? iso(validUntil) : null,
    };
  }
}
