const UNAVAILABLE_STATES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '53200',
  '25006',
  '57014',
  '55P03',
]);
const UNAVAILABLE_ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);
const UNAVAILABLE_TEXT =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|terminating connection/i;

/**
 * Whether an error says that PostgreSQL cannot serve now (down, restarting, full, read-only, out of connections,
 * or over its time limit), so that the caller should try again later. SQLSTATE classes: PostgreSQL manual, appendix A.
 */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (UNAVAILABLE_STATES.has(code) || code.startsWith('08') || UNAVAILABLE_ERRNO.has(code)) return true;
    if (UNAVAILABLE_TEXT.test(cause.message)) return true;
  }
  return false;
};
