import type { PersonLink } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';

/** A person by name, linked to their page; people of other organisations with where they are. */
export const PersonName = ({ person }: { person: PersonLink }) => {
  const handle = person.isLocal ? person.name : `${person.name}@${person.host}`;
  return (
    <>
      <AppLink href={`/@${handle}`}>{person.displayName}</AppLink>
      {!person.isLocal && <span className="gh-soft gh-small"> {person.host}</span>}
    </>
  );
};
