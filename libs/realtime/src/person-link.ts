import type { PersonLink } from '#libs/contracts';

import type { SocketPerson } from './ports.js';

/** How a person with a socket appears to others. */
export const personLinkOf = (person: SocketPerson): PersonLink => ({
  id: person.viewer.personId,
  name: person.name,
  displayName: person.displayName,
  host: person.host,
  isLocal: true,
});
