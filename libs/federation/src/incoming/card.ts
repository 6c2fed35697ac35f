import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#libs/contracts';
import { HANDLE, LIMITS } from '#libs/kernel';

import { readDate } from './dates.js';
import { hostOf, readIri, type Iri } from './iri.js';
import { isObject, listOf, firstOf, type JsonObject } from './json.js';
import { iriOf } from './references.js';
import { readLine, readText } from './text.js';

/** The type of our own objects, `urn:guildhall:ns:ExpertiseCard`. */
export const CARD_TYPE = 'ExpertiseCard';

/** What the server of a partner shows of one of its people who agreed to it. */
export interface Card {
  readonly kind: 'card';
  readonly id: Iri;
  /** The instance that speaks for the person. */
  readonly owner: Iri | null;
  readonly person: Iri;
  readonly username: string;
  readonly name: string;
  readonly organisation: string;
  readonly roleTitle: string;
  readonly askMeAbout: string;
  readonly languages: readonly SpokenLanguage[];
  readonly skills: readonly { readonly en: string; readonly cy: string }[];
  readonly updated: Date | null;
}

const { profile, skills: skillLimits, content } = LIMITS;

const HANDLES = new RegExp(`^${HANDLE}$`);

const isKnownLanguage = (value: unknown): value is SpokenLanguage =>
  (SPOKEN_LANGUAGES as readonly unknown[]).includes(value);

const readSkill = (value: unknown): readonly Card['skills'][number][] => {
  const map = isObject(value) ? value['nameMap'] : undefined;
  if (!isObject(map)) return [];
  const [en, cy] = ['en', 'cy'].map((language) => readLine(map[language], skillLimits.label) ?? '');
  return en === undefined || cy === undefined || en + cy === '' ? [] : [{ en, cy }];
};

/** Reads a card; null where it does not say of whom it is. What it holds too much of is cut. */
export const readCard = (raw: JsonObject, id: Iri): Card | null => {
  const person = readIri(firstOf(raw['describes']));
  const username = readLine(raw['preferredUsername'], 200);
  const name = readLine(raw['name'], content.displayName);
  if (person === null || username === null || name === null) return null;
  if (!HANDLES.test(`${username}@${hostOf(person)}`)) return null;
  return {
    kind: 'card',
    id,
    owner: iriOf(raw['attributedTo']),
    person,
    username,
    name,
    organisation: readLine(raw['organisation'], content.displayName) ?? '',
    roleTitle: readLine(raw['roleTitle'], profile.role) ?? '',
    askMeAbout: readText(raw['askMeAbout'], profile.askMeAbout) ?? '',
    languages: [...new Set(listOf(raw['languages']).filter(isKnownLanguage))].slice(0, profile.languages),
    skills: listOf(raw['skills']).slice(0, skillLimits.ofPerson).flatMap(readSkill),
    updated: readDate(raw['updated']),
  };
};
