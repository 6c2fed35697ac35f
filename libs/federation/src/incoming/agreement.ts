import { agreementDataClass, type AgreementDataClass } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { type Iri, readIri } from './iri.js';
import { firstOf, isObject, isOfType, listOf, readCount, type JsonObject } from './json.js';
import { readText } from './text.js';

/** The type of our own objects, `urn:guildhall:ns:PartnerAgreement`. */
export const AGREEMENT_TYPE = 'PartnerAgreement';

/** What another instance proposes to agree on. */
export interface Agreement {
  readonly id: Iri;
  readonly version: number;
  readonly purpose: string;
  readonly dataClasses: readonly AgreementDataClass[];
  readonly communities: readonly Iri[];
  readonly contact: string;
  /** A day as in ISO 8601. */
  readonly reviewOn: string;
}

const { agreementPurpose, agreementContact, agreementCommunities } = LIMITS.federation;

/** A text that is there as a whole: nobody may accept words that were cut. */
const whole = (value: unknown, most: number): string | null =>
  typeof value === 'string' && value.length <= most ? readText(value, most) : null;

/** All entries of a list, or null where one of them cannot be read or there are too many. */
const all = <Entry>(
  value: unknown,
  most: number,
  read: (entry: unknown) => Entry | null,
): readonly Entry[] | null => {
  const list = listOf(value);
  if (list.length > most) return null;
  const entries = list.map(read).filter((entry) => entry !== null);
  return entries.length === list.length ? entries : null;
};

const readDay = (value: unknown): string | null => {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  const date = isDay ? new Date(`${value}T00:00:00Z`) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value as string)
    ? (value as string)
    : null;
};

const readDataClass = (value: unknown): AgreementDataClass | null =>
  agreementDataClass.safeParse(value).data ?? null;

const MOST_VERSIONS = 1_000_000;

const readVersion = (value: unknown): number | null => {
  const version = readCount(value);
  return version === null || version < 1 || version > MOST_VERSIONS ? null : version;
};

const filled = <Entry>(entries: readonly Entry[] | null): readonly Entry[] | null =>
  entries === null || entries.length === 0 ? null : entries;

const partsOf = (raw: JsonObject): { readonly [Part in keyof Agreement]: Agreement[Part] | null } => ({
  id: readIri(firstOf(raw['id'])),
  version: readVersion(raw['version']),
  purpose: whole(raw['purpose'], agreementPurpose),
  dataClasses: filled(all(raw['dataClasses'], agreementDataClass.options.length, readDataClass)),
  communities: all(raw['communities'], agreementCommunities, readIri),
  contact: whole(raw['contact'], agreementContact),
  reviewOn: readDay(raw['reviewOn']),
});

/** Reads an agreement exactly, or not at all: null where anything of it is missing, unknown, too long or unreadable. */
export const readAgreement = (value: unknown): Agreement | null => {
  const only = firstOf(value);
  if (!isObject(only) || !isOfType(only, AGREEMENT_TYPE)) return null;
  const parts = partsOf(only);
  return Object.values(parts).includes(null) ? null : (parts as Agreement);
};
