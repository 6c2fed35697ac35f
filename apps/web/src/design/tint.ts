const TINTS = 8;

/** The same tint (1 to 8) for the same name on every page, so that people learn to know it. */
export const tintOf = (name: string): number => {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 104_729;
  return (sum % TINTS) + 1;
};

/** One or two letters for a name: "Siân Prys" gives "SP", "Northfield Council" "NC". */
export const monogramOf = (name: string): string => {
  const words = name.split(/[\s\-_.@]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    word === undefined ? '' : ([...word][0] ?? ''),
  );
  return letters.join('').toLocaleUpperCase();
};
