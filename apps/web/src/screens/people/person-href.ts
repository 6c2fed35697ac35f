import type { PersonCard, PersonLink } from '#libs/contracts';

/** How a person is called in addresses: by name here, with their server elsewhere. */
export const personHandle = (person: PersonCard | PersonLink): string => {
  const { isLocal, host } = 'organisation' in person ? person.organisation : person;
  return isLocal ? person.name : `${person.name}@${host}`;
};

/** Address of a person's page. */
export const personHref = (person: PersonCard | PersonLink): string => `/@${personHandle(person)}`;
