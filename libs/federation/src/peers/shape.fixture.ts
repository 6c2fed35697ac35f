/** A document as a peer sees it after `JSON.parse`. */
export type Received = Record<string, unknown>;

/** Whether a value is what a peer wants in a place. */
export type Rule = (value: unknown) => boolean;

/** What a peer holds against a document, in words; empty when it takes it. */
export type Complaints = string[];

export const text: Rule = (value) => typeof value === 'string';
export const filledText: Rule = (value) => typeof value === 'string' && value !== '';
export const flag: Rule = (value) => typeof value === 'boolean';
export const whole: Rule = (value) => Number.isInteger(value) && Number(value) >= 0;
export const absent: Rule = (value) => value === undefined || value === null;
export const oneOf =
  (...allowed: string[]): Rule =>
  (value) =>
    allowed.includes(value as string);
/** An optional member of a struct: it may be missing or null. */
export const maybe =
  (rule: Rule): Rule =>
  (value) =>
    absent(value) || rule(value);
export const list =
  (rule: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.every(rule);
/** A list that may be missing, but not null. */
export const listOrNothing =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || list(rule)(value);
export const either =
  (...rules: Rule[]): Rule =>
  (value) =>
    rules.some((rule) => rule(value));
export const date: Rule = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));

export const isObject = (value: unknown): value is Received =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose members keep their rules; others may be there. */
export const object =
  (members: Record<string, Rule>): Rule =>
  (value) =>
    isObject(value) && unfit(value, members).length === 0;

/** The members of a document that break their rules. */
export const unfit = (document: Received, members: Record<string, Rule>): Complaints =>
  Object.entries(members)
    .filter(([name, rule]) => !rule(document[name]))
    .map(([name]) => `${String(document['type'])}.${name}`);

export const hostOf = (value: unknown): string | null =>
  typeof value === 'string' && URL.canParse(value) ? new URL(value).host : null;

export const idOf = (value: unknown): unknown => (isObject(value) ? value['id'] : value);

/** All that something is addressed to, whatever the form. */
export const addressees = ({ to, cc }: Received): unknown[] => [to, cc].flat();

export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
