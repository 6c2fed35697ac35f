/** Characters that end or change the host part of a URL, and everything that a parser would drop. */
const NOT_IN_A_HOST = /[\u0000-\u0020\u007f\\/?#@%]/;

/**
 * The one spelling of a host: lower case, IDN in its ASCII form, without port and final dot, numbers as addresses.
 * `null` when `text` is no host. For comparing, also of what people type; not every result may be connected to.
 */
export const canonicalHost = (text: string): string | null => {
  if (text === '' || text.length > 300 || NOT_IN_A_HOST.test(text)) return null;
  const hostname = URL.parse(`https://${text}/`)?.hostname.replace(/\.$/, '');
  return hostname === undefined || hostname === '' || hostname.endsWith('.') ? null : hostname;
};

/** Whether `host` is `domain` or lies below it, in whatever spelling either is given. */
export const isWithin = (host: string, domain: string): boolean => {
  const inner = canonicalHost(host);
  const outer = canonicalHost(domain);
  if (inner === null || outer === null) return false;
  return inner === outer || inner.endsWith(`.${outer}`);
};
