import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#libs/contracts';

/** What the address of the list of people asks for. */
export interface PeopleWish {
  readonly q?: string;
  readonly skillId?: string;
  readonly language?: SpokenLanguage;
  readonly place?: string;
  readonly team?: string;
}

/** Reads a wish; what makes no sense is left out. */
export const wishOf = (query: URLSearchParams): PeopleWish => {
  const text = (name: 'q' | 'skillId' | 'place' | 'team') => {
    const value = query.get(name)?.trim() ?? '';
    return value === '' ? {} : { [name]: value };
  };
  const language = SPOKEN_LANGUAGES.find((each) => each === query.get('language'));
  return {
    ...text('q'),
    ...text('skillId'),
    ...text('place'),
    ...text('team'),
    ...(language !== undefined && { language }),
  };
};
