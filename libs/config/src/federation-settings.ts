import { z } from 'zod';

import { setting } from './setting.js';
import { dialMap } from './value-schemas.js';

/** Whether there is federation and with whom, and how partners are reached where the usual way does not lead to them. */
export const federationSettings = {
  FEDERATION: setting({
    group: 'Federation',
    meaning:
      'Whether people and communities of other servers take part here, and those of this server elsewhere. `off`: nothing is sent, taken or published for other servers. `allowlist`: only with partners that an administrator has allowed. `open`, or `denylist`: with every server that is not suspended. It needs a PUBLIC_URL of https without a port, which can never change afterwards.',
    expected: 'off, allowlist, open or denylist',
    example: 'allowlist',
    fallback: 'off',
    schema: z
      .enum(['off', 'allowlist', 'open', 'denylist'])
      .transform((mode) => (mode === 'denylist' ? 'open' : mode)),
  }),
  FEDERATION_DIAL: setting({
    group: 'Federation',
    meaning:
      'Partners whose names lead nowhere, or to addresses that are not public, with the address and port to connect to instead. For two servers on one machine, and for trials in a closed network. The server never connects to any other address that is not public.',
    expected: 'entries of the form host=address:port with hosts in lower case, separated by commas',
    example: 'northfield.localhost=127.0.0.1:4101,eastmoor.localhost=127.0.0.1:4102',
    fallback: '',
    unset: 'none',
    schema: dialMap,
  }),
  FEDERATION_CA: setting({
    group: 'Federation',
    meaning:
      'A file of certificate authorities (PEM) that are trusted for connections to partners, beside the publicly known ones.',
    expected: 'the path of a file that the server may read',
    example: '/etc/guildhall/partners-ca.pem',
    fallback: undefined,
    unset: 'the publicly known ones only',
    schema: z
      .string()
      .min(1)
      .max(1000)
      .refine((path) => !path.includes('\0')),
  }),
};
