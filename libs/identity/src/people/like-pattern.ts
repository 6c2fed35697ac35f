/** An `ILIKE` pattern that finds `words` anywhere; its own wildcards are taken literally. */
export const anywhere = (words: string): string => `%${words.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
