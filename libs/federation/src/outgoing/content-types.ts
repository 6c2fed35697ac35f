/**
 * The Content-Type of every ActivityPub document and delivery, without parameters: Lemmy compares the whole header with
 * three literals, and NodeBB's inbox is skipped when neither Content-Type nor Accept equals one of two.
 */
export const ACTIVITY_JSON = 'application/activity+json';

/** WebFinger (RFC 7033) and the list of NodeInfo documents. */
export const JRD_JSON = 'application/jrd+json';

/** host-meta (RFC 6415). */
export const XRD_XML = 'application/xrd+xml';
