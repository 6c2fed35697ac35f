import type { PersonCard } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { personHref } from './person-href.js';

/** What a `Byline` shows of a person, with their page behind the name. */
export const bylineOf = (person: PersonCard) => ({
  name: person.displayName,
  href: personHref(person),
  picture: fileUrl(person.avatarFileId, '96'),
  organisation: person.organisation,
  roleTitle: person.roleTitle,
});
