import { LONGEST_HANDLE, NAME_ELSEWHERE, NAME_HERE } from '#libs/kernel';

/** A person (`@ada`) or community (`!planning`) named in a text; `host` is null for this instance. */
export interface MentionName {
  readonly kind: 'person' | 'community';
  readonly name: string;
  readonly host: string | null;
}

/** Where a mention leads and what it says; `label` is shown after the sign. */
export interface MentionTarget {
  readonly href: string;
  readonly label: string;
}

/** At the start of a text: the whole mention, its sign, name and host. */
const MENTION = new RegExp(
  `^([@!])(${NAME_ELSEWHERE}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\\d{1,5})?|${NAME_HERE})(?![a-z0-9_@])`,
  'i',
);
/** What is looked at: the longest mention, and what follows it. */
const AHEAD = LONGEST_HANDLE + 10;
const BEFORE = /[\p{L}\p{N}_/@!.]/u;

const partsOf = (handle: string): Pick<MentionName, 'name' | 'host'> => {
  const [name = '', host = null] = handle.toLowerCase().split('@');
  return { name, host };
};

/** Reads the mention that starts at `position`, if one does; names and hosts have no upper case, keyboards do. */
export const mentionAt = (
  text: string,
  position: number,
): { mention: MentionName; length: number } | null => {
  if (position > 0 && BEFORE.test(text[position - 1] ?? '')) return null;
  const found = MENTION.exec(text.slice(position, position + AHEAD));
  if (found === null) return null;
  const [whole, sign, handle = ''] = found;
  const kind = sign === '@' ? 'person' : 'community';
  return { mention: { kind, ...partsOf(handle) }, length: whole.length };
};

/** One text for a mention, for maps. */
export const mentionKey = ({ kind, name, host }: MentionName): string =>
  `${kind === 'person' ? '@' : '!'}${name}${host === null ? '' : `@${host}`}`;
