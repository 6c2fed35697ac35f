import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#libs/contracts';

/** What the address of the list of people asks for. */
export interface PeopleWish {
  readonly q?: string;
  readonly skillId?: string;
  readonly language?: SpokenLanguage;
  readonly place?: string;
  readonly team?: string;
  /** Address of the organisation on the network. */
  readonly organisation?: string;
}

/** What each part is called in the address, where `language` is the language of the page itself. */
export const IN_ADDRESS = {
  q: 'q',
  skillId: 'skill',
  language: 'speaks',
  place: 'place',
  team: 'team',
  organisation: 'organisation',
} as const satisfies Record<keyof PeopleWish, string>;

/** Reads a wish; what makes no sense is left out. */
export const wishOf = (query: URLSearchParams): PeopleWish => {
  const text = (name: keyof PeopleWish): string => query.get(IN_ADDRESS[name])?.trim() ?? '';
  const [q, skillId, place, team] = [text('q'), text('skillId'), text('place'), text('team')];
  const organisation = text('organisation');
  const language = SPOKEN_LANGUAGES.find((each) => each === text('language'));
  return {
    ...(q !== '' && { q }),
    ...(skillId !== '' && { skillId }),
    ...(language !== undefined && { language }),
    ...(place !== '' && { place }),
    ...(team !== '' && { team }),
    ...(organisation !== '' && { organisation }),
  };
};

/** Address of the list of people that are looked for in this way. */
export const peopleHref = (wish: Readonly<Partial<Record<keyof PeopleWish, string | undefined>>>): string => {
  const query = new URLSearchParams();
  for (const [part, name] of Object.entries(IN_ADDRESS)) {
    const value = wish[part as keyof PeopleWish];
    if (value !== undefined) query.set(name, value);
  }
  return query.size === 0 ? '/people' : `/people?${query.toString()}`;
};
