import type { ReportView } from '#libs/contracts';

/** Who reported: a person, or the server that does not say for whom. */
export const reporterName = ({ reporter, reportingServer }: ReportView): string =>
  reporter?.displayName ?? reportingServer ?? '';
