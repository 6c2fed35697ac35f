/** The seconds that a `Retry-After` header asks to wait, whether it gives them or a date; `null` when it does neither. */
export const retryAfterSeconds = (header: string | undefined, now = Date.now()): number | null => {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  // HTTP dates begin with the weekday; `Date.parse` would also read numbers and much else.
  const date = /^[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
};
