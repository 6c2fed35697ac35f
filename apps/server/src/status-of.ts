import { accessStatusOf } from '#libs/access';
import { communitiesStatusOf } from '#libs/communities';
import { discussionStatusOf } from '#libs/discussion';
import { documentsStatusOf } from '#libs/documents';
import { eventsStatusOf } from '#libs/events';
import { federationStatusOf } from '#libs/federation';
import { filesStatusOf } from '#libs/files';
import { httpStatusOf } from '#libs/http';
import { identityStatusOf } from '#libs/identity';
import { learningStatusOf } from '#libs/learning';
import { learningRecordsStatusOf } from '#libs/learning-records';
import { mailStatusOf } from '#libs/mail';
import { mediaStatusOf } from '#libs/media';
import { moderationStatusOf } from '#libs/moderation';
import { peopleStatusOf } from '#libs/people';
import { publishingStatusOf } from '#libs/publishing';
import { realtimeStatusOf } from '#libs/realtime';

/** The HTTP status of every expected failure, merged from all libraries. */
export const statusOf: Readonly<Record<string, number>> = {
  ...httpStatusOf,
  ...identityStatusOf,
  ...mailStatusOf,
  ...accessStatusOf,
  ...communitiesStatusOf,
  ...discussionStatusOf,
  ...documentsStatusOf,
  ...eventsStatusOf,
  ...federationStatusOf,
  ...filesStatusOf,
  ...learningStatusOf,
  ...mediaStatusOf,
  ...learningRecordsStatusOf,
  ...moderationStatusOf,
  ...peopleStatusOf,
  ...publishingStatusOf,
  ...realtimeStatusOf,
};
