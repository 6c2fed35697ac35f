import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#libs/contracts';

/** What the address of the list of people asks for. */
export interface PeopleWish {
  readonly q?: string;
  readonly skillId?: string;
  readonly language?: SpokenLanguage;
  readonly place?: string;
  readonly team?: string;
}

/** What each part is called in the address, where `language` is the language of the page itself. */
export const IN_ADDRESS = {
  q: 'q',
  skillId: 'skill',
  language: 'speaks',
  place: 'place',
  team: 'team',
} as const satisfies Record<keyof PeopleWish, string>;

/** Reads a wish; what makes no sense is left out. */
export const wishOf = (query: URLSearchParams): PeopleWish => {
  const text = (name: keyof PeopleWish): string => query.get(IN_ADDRESS[name])?.trim() ?? '';
  const [q, skillId, place, team] = [text('q'), text('skillId'), text('place'), text('team')];
  const language = SPOKEN_LANGUAGES.find((each) => each === text('language'));
  return {
    ...(q !== '' && { q }),
    ...(skillId !== '' && { skillId }),
    ...(language !== undefined && { language }),
    ...(place !== '' && { place }),
    ...(team !== '' && { team }),
  };
};
