import type { Addresses } from '../outgoing/addresses.js';

/** The host-meta document (RFC 6415), with which older peers find WebFinger. */
export const hostMeta = (at: Addresses): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
  <Link rel="lrdd" type="application/jrd+json" template="${at.wellKnown('webfinger')}?resource={uri}"/>
</XRD>
`;
