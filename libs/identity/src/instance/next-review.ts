import { sql, type RawBuilder } from 'kysely';

/** When a video or pathway that was right at this moment is to be looked at again, by the setting of the instance. */
export const nextReview = (from: Date): RawBuilder<Date> =>
  sql<Date>`${from}::timestamptz + make_interval(months => (select video_review_months from instance_settings))`;
