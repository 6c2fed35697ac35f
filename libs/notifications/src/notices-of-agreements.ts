import type { Database, NotificationKind } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, type Notice } from './notice.js';

type Fact = DomainEvents['agreement.review-due'] & { readonly by?: string | null };

/** Notices for the administrators of what another server did about an agreement; what one of them did they know. */
const noticesForAdmins =
  (kind: NotificationKind) =>
  async (database: Database, { agreementId, instanceId, by = null }: Fact): Promise<Notice[]> => {
    if (by !== null) return [];
    const admins = await database.sql
      .selectFrom('account')
      .select('person_id')
      .where('role', '=', 'admin')
      .execute();
    return noticesFor(
      admins.map((admin) => admin.person_id),
      {
        kind,
        groupKey: `${kind}:${instanceId}`,
        actorId: null,
        communityId: null,
        threadId: null,
        postId: null,
        subjectId: agreementId,
      },
    );
  };

export const noticesOfProposal = noticesForAdmins('agreement-proposed');
export const noticesOfAgreementDecision = noticesForAdmins('agreement-answered');
export const noticesOfAgreementEnd = noticesForAdmins('agreement-ended');
export const noticesOfAgreementReview = noticesForAdmins('agreement-review');
