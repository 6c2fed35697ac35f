/** One entry of an Accept header. */
interface Wish {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** From 0 (never) to 1. */
  readonly quality: number;
}

const ACTIVITY_STREAMS = 'https://www.w3.org/ns/activitystreams';
const HTML = new Set(['text/html', 'application/xhtml+xml']);
/** An entry up to the next comma that stands outside quotation marks; the same for parameters and semicolons. */
const ENTRY = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g;
const PARAMETER = /(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g;

const unquoted = (text: string): string => text.replace(/^"(.*)"$/s, '$1').replaceAll(/\\(.)/gs, '$1');

const readParameter = (text: string): [string, string] => {
  const [name = '', ...value] = text.split('=');
  return [name.trim().toLowerCase(), unquoted(value.join('=').trim())];
};

const qualityIn = (parameters: ReadonlyMap<string, string>): number => {
  const text = parameters.get('q');
  if (text === undefined) return 1;
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0;
};

const readWish = (entry: string): Wish => {
  const [type = '', ...rest] = entry.match(PARAMETER) ?? [];
  const parameters = new Map(rest.map(readParameter));
  return { type: type.trim().toLowerCase(), parameters, quality: qualityIn(parameters) };
};

const isActivityWish = ({ type, parameters }: Wish): boolean => {
  if (type === 'application/activity+json') return true;
  const profiles = parameters.get('profile');
  return (
    type === 'application/ld+json' &&
    (profiles === undefined || profiles.split(' ').includes(ACTIVITY_STREAMS))
  );
};

const best = (wishes: readonly Wish[]): number => Math.max(0, ...wishes.map(({ quality }) => quality));

/**
 * Whether an Accept header asks for the ActivityPub document of a page rather than the page: it names one of the
 * ActivityStreams types, and HTML not before it. Wildcards are wishes for the page.
 */
export const wantsActivityJson = (accept: string | undefined): boolean => {
  const wishes = (accept?.match(ENTRY) ?? []).map(readWish);
  const activity = best(wishes.filter(isActivityWish));
  return activity > 0 && activity >= best(wishes.filter(({ type }) => HTML.has(type)));
};
