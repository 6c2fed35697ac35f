/** The page that follows an activity, by its address. */
export const traceHref = (address: string): string =>
  `/admin/partners/trace?of=${encodeURIComponent(address)}`;
