import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { AgreementView } from '#libs/contracts';
import type { Tables, Transaction } from '#libs/database';

import { momentOf } from '../moment-of.js';
import type { AgreementFacts } from '../outgoing/activities/agreements.js';

/** One version of an agreement, and with whom. */
export interface AgreementRow {
  readonly id: string;
  readonly instanceId: string;
  readonly host: string;
  readonly uri: string;
  readonly offerUri: string | null;
  readonly version: number;
  readonly isOurs: boolean;
  readonly state: AgreementView['state'];
  readonly purpose: string;
  readonly dataClasses: string[];
  readonly communities: string[];
  readonly contact: string;
  readonly reviewOn: string;
  readonly createdAt: Date;
  readonly proposedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: 'us' | 'them' | null;
}

/** The versions that a condition on `g` (agreements) and `i` (instances) picks, the latest first. */
export const findAgreements = async (
  db: Kysely<Tables>,
  condition: RawBuilder<unknown>,
): Promise<AgreementRow[]> => {
  const { rows } = await sql<AgreementRow>`
    select g.id, g.instance_id "instanceId", i.host, g.uri, g.offer_uri "offerUri", g.version, g.is_ours "isOurs",
      g.state, g.purpose, g.data_classes "dataClasses", g.communities, g.contact, g.review_on "reviewOn",
      g.created_at "createdAt", g.proposed_at "proposedAt", g.decided_at "decidedAt", g.ended_at "endedAt",
      g.ended_by "endedBy"
    from partner_agreement g join instance i on i.id = g.instance_id
    where ${condition} order by g.version desc, g.created_at desc limit 100`.execute(db);
  return rows;
};

/** The one version that a condition picks, locked until the transaction ends. */
export const holdAgreement = async (
  tx: Transaction,
  condition: RawBuilder<unknown>,
): Promise<AgreementRow | null> => {
  await sql`select 1 from partner_agreement g where ${condition} for no key update`.execute(tx.sql);
  return (await findAgreements(tx.sql, condition))[0] ?? null;
};

export const presentAgreement = (row: AgreementRow): AgreementView => ({
  id: row.id,
  version: row.version,
  state: row.state,
  isOurs: row.isOurs,
  purpose: row.purpose,
  dataClasses: row.dataClasses,
  communities: row.communities,
  contact: row.contact,
  reviewOn: row.reviewOn,
  createdAt: row.createdAt.toISOString(),
  proposedAt: momentOf(row.proposedAt),
  decidedAt: momentOf(row.decidedAt),
  endedAt: momentOf(row.endedAt),
  endedBy: row.endedBy,
});

/** What the other side reads of a version. */
export const factsOf = (row: AgreementRow): AgreementFacts => ({
  id: row.uri,
  version: row.version,
  purpose: row.purpose,
  dataClasses: row.dataClasses,
  communities: row.communities,
  contact: row.contact,
  reviewOn: row.reviewOn,
});

/** What is recorded of a version. */
export const factOf = ({ id, instanceId, host, version }: AgreementRow) => ({
  agreementId: id,
  instanceId,
  host,
  version,
});
